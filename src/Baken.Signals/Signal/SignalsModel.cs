using Baken.Kernel.Data;
using Baken.Signals.Areas;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals;

/// <summary>The tables of this module.</summary>
internal sealed class SignalsModel : IModelPart
{
    public void Build(ModelBuilder model)
    {
        model.Entity<Signal>(signal =>
        {
            signal.ToTable("signals");
            signal.Property(s => s.Number).HasMaxLength(16);
            signal.Property(s => s.Version).IsConcurrencyToken();
            signal.HasIndex(s => s.Number).IsUnique();
            signal.HasIndex(s => s.CodeHash).IsUnique();
            signal.HasIndex(s => new { s.LeadOrganisationId, s.State, s.DueAt, s.Id });
            signal.HasIndex(s => new { s.LeadTeamId, s.State, s.DueAt, s.Id });
            signal.HasIndex(s => s.RetainUntil);
            signal.HasIndex(s => s.KeyId);
        });
        model.Entity<SignalContent>(content =>
        {
            content.ToTable("signal_contents");
            content.HasIndex(c => new { c.SignalId, c.Version }).IsUnique();
        });
        model.Entity<SignalEvent>(step =>
        {
            step.ToTable("signal_events");
            step.HasIndex(e => new { e.SignalId, e.Sequence }).IsUnique();
            step.HasIndex(e => new { e.Kind, e.Year, e.Month });
        });
        model.Entity<Decision>(decision =>
        {
            decision.ToTable("decisions");
            decision.HasIndex(d => new { d.SignalId, d.Sequence }).IsUnique();
        });
        model.Entity<DecisionConcept>(concept =>
        {
            concept.ToTable("decision_concepts");
            concept.HasIndex(c => new { c.SignalId, c.UserId }).IsUnique();
        });
        model.Entity<IndexEntry>(entry =>
        {
            entry.ToTable("blind_index");
            entry.HasKey(e => new { e.Kind, e.Token, e.SignalId });
            entry.Property(e => e.Kind).HasMaxLength(20);
            entry.HasIndex(e => e.SignalId);
        });
        model.Entity<SignalTombstone>(tombstone =>
        {
            tombstone.ToTable("signal_tombstones");
            tombstone.HasKey(t => t.SignalId);
        });
        model.Entity<Submission>(submission =>
        {
            submission.ToTable("submissions");
            submission.Property(s => s.Number).HasMaxLength(Submission.NumberLength);
            submission.HasIndex(s => s.Number).IsUnique();
            submission.HasIndex(s => s.SignalId).IsUnique();
            submission.HasIndex(s => new { s.OrganisationId, s.At, s.Id });
            submission.HasIndex(s => new { s.OrganisationId, s.Once }).IsUnique();
            submission.HasIndex(s => s.ImportId);
        });
        model.Entity<FirstAnswer>(answer =>
        {
            answer.ToTable("first_answers");
            answer.HasIndex(a => new { a.ClientId, a.KeyHash }).IsUnique();
            answer.HasIndex(a => a.SignalId);
            answer.HasIndex(a => a.At);
        });
        model.Entity<ImportRun>(run =>
        {
            run.ToTable("imports");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.Property(r => r.Version).IsConcurrencyToken();
            run.HasIndex(r => r.UserId);
            run.HasIndex(r => r.StagedAt);
        });
        model.Entity<SubmissionDraft>(draft =>
        {
            draft.ToTable("submission_drafts");
            draft.HasIndex(d => d.UserId);
            draft.HasIndex(d => d.SavedAt);
        });
        Requests.DataRequest.Build(model);
        model.Entity<Draft>(draft =>
        {
            draft.ToTable("drafts");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Version).IsConcurrencyToken();
        });
        model.Entity<TermsVersion>(terms =>
        {
            terms.ToTable("terms");
            terms.HasKey(t => t.Version);
            terms.Property(t => t.Version).ValueGeneratedNever();
        });
        model.Entity<WorkArea>(area =>
        {
            area.ToTable("work_areas");
            area.HasIndex(a => new { a.Kind, a.Code, a.ValidFrom }).IsUnique();
        });
        model.Entity<RoutingRulesVersion>(rules =>
        {
            rules.ToTable("routing_rules");
            rules.HasKey(r => r.Version);
            rules.Property(r => r.Version).ValueGeneratedNever();
        });
    }
}
