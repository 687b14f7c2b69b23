using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baken.Storage.Sqlite.Migrations.Main
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LeftAt",
                table: "organisations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "LeftWhy",
                table: "organisations",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "Regions",
                table: "organisations",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "SuccessorId",
                table: "organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidFrom",
                table: "organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "work_areas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Municipalities = table.Column<string>(type: "TEXT", nullable: false),
                    SafetyRegions = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false)
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
