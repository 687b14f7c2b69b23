using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Baken.Storage.Postgres.Migrations.Main
{
    /// <inheritdoc />
    public partial class Submissions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "first_answers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    BodyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    SignalId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_first_answers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "submission_drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_submission_drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    SignalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    Once = table.Column<Guid>(type: "uuid", nullable: true),
                    Reference = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_submissions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_first_answers_At",
                table: "first_answers",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_first_answers_ClientId_KeyHash",
                table: "first_answers",
                columns: new[] { "ClientId", "KeyHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_first_answers_SignalId",
                table: "first_answers",
                column: "SignalId");

            migrationBuilder.CreateIndex(
                name: "IX_submission_drafts_SavedAt",
                table: "submission_drafts",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_submission_drafts_UserId",
                table: "submission_drafts",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_submissions_ImportId",
                table: "submissions",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_submissions_Number",
                table: "submissions",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_submissions_OrganisationId_At_Id",
                table: "submissions",
                columns: new[] { "OrganisationId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_submissions_OrganisationId_Once",
                table: "submissions",
                columns: new[] { "OrganisationId", "Once" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_submissions_SignalId",
                table: "submissions",
                column: "SignalId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "first_answers");

            migrationBuilder.DropTable(
                name: "submission_drafts");

            migrationBuilder.DropTable(
                name: "submissions");
        }
    }
}
