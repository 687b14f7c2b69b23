using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baken.Storage.Postgres.Migrations.Main
{
    /// <inheritdoc />
    public partial class Organisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "SuccessorTeamId",
                table: "teams",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LeftAt",
                table: "organisations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "LeftWhy",
                table: "organisations",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<List<string>>(
                name: "Regions",
                table: "organisations",
                type: "text[]",
                nullable: false);

            migrationBuilder.AddColumn<Guid>(
                name: "SuccessorId",
                table: "organisations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidFrom",
                table: "organisations",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "organisations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "work_areas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Municipalities = table.Column<List<string>>(type: "text[]", nullable: false),
                    SafetyRegions = table.Column<List<string>>(type: "text[]", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_areas", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_work_areas_Kind_Code_ValidFrom",
                table: "work_areas",
                columns: new[] { "Kind", "Code", "ValidFrom" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "work_areas");

            migrationBuilder.DropColumn(
                name: "SuccessorTeamId",
                table: "teams");

            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "LeftWhy",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "Regions",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "SuccessorId",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "organisations");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "organisations");
        }
    }
}
