package com.speechcad.flow;

import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.flow.ScreenDraft.Flagged;
import com.speechcad.flow.ScriptReview.Flag;
import com.speechcad.flow.screening.Rule.Severity;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reviews of the open transaction's tenant, as rows. */
@Singleton
public class ScriptReviews {
    private static final String SELECT = """
            select id, owner_user_id, flow_id, flow_name, kind, language, flagged, plea, state, asked_at, due_at, reason
            from script_review""";

    private final Sql sql;
    private final Json json;

    ScriptReviews(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    public Optional<ScriptReview> find(UUID id) {
        return sql.of(SELECT + " where id = :id").with("id", id).first(this::review);
    }

    Optional<ScriptReview> lock(UUID id) {
        return sql.of(SELECT + " where id = :id for update").with("id", id).first(this::review);
    }

    /** The newest about a flow, decided or not. */
    public Optional<ScriptReview> newest(FlowId flow) {
        return sql.of(SELECT + " where flow_id = :flow and kind <> 'WORDS' order by asked_at desc, id limit 1")
                .with("flow", flow.value())
                .first(this::review);
    }

    Optional<ScriptReview> lockOpen(FlowId flow) {
        return sql.of(SELECT + " where flow_id = :flow and kind <> 'WORDS' and state = 'OPEN' for update")
                .with("flow", flow.value())
                .first(this::review);
    }

    /** Those that wait, the most urgent first. */
    public List<ScriptReview> open(int offset, int most) {
        return sql.of(SELECT + " where state = 'OPEN' order by due_at, id offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(this::review);
    }

    public int countOpen() {
        return sql.of("select count(*) as n from script_review where state = 'OPEN'")
                .only(row -> row.integer("n"));
    }

    /**
     * What became of those decided since an instant.
     *
     * @param appeals against a rule that blocks
     * @param wrong of these, where the rule was mistaken: the false blocks that we know of
     */
    public record Tally(int decided, int approved, int appeals, int wrong) {}

    public Tally tally(Instant since) {
        return sql.of("""
                        select count(*) as decided, count(*) filter (where state = 'APPROVED') as approved,
                          count(*) filter (where kind = 'APPEAL') as appeals, count(*) filter (where rule_wrong) as wrong
                        from script_review where decided_at >= :since""")
                .with("since", since)
                .only(row -> new Tally(
                        row.integer("decided"), row.integer("approved"), row.integer("appeals"), row.integer("wrong")));
    }

    void insert(ScriptReview review) {
        sql.of("""
                insert into script_review (id, owner_user_id, flow_id, flow_name, kind, language, flagged, plea, asked_at,
                  due_at, script_mark)
                values (:id, :owner, :flow, :name, :kind, :language, :flagged::jsonb, :plea, :asked, :due,
                  (select md5(draft::text) from flow where id = :flow))""")
                .with("id", review.id())
                .with("owner", review.owner())
                .with("flow", review.flow().value())
                .with("name", review.flowName())
                .with("kind", review.kind())
                .with("language", review.language())
                .with("flagged", write(review.flags()))
                .with("plea", review.plea())
                .with("asked", review.askedAt())
                .with("due", review.dueAt())
                .update();
    }

    /** Whether the flow's script is still the one that was asked about. */
    boolean isOfTheScript(UUID id) {
        return sql.of("""
                        select exists(select from script_review r join flow f on f.id = r.flow_id
                          where r.id = :id and r.script_mark = md5(f.draft::text)) as so""").with("id", id).only(row -> row.flag("so"));
    }

    void overtaken(UUID id) {
        sql.of("update script_review set state = 'OVERTAKEN' where id = :id and state = 'OPEN'")
                .with("id", id)
                .update();
    }

    void decide(UUID id, ScriptReview.State state, UserId by, String reason, boolean ruleWrong, Instant at) {
        sql.of("""
                update script_review set state = :state, decided_by = :by, reason = :reason, rule_wrong = :wrong,
                  decided_at = :at
                where id = :id and state = 'OPEN'""")
                .with("id", id)
                .with("state", state)
                .with("by", by)
                .with("reason", reason)
                .with("wrong", ruleWrong)
                .with("at", at)
                .update();
    }

    /** The decision holds for exactly this text of this owner; the newest one counts. */
    void remember(ScriptReview review, Flag flag, boolean approved, Instant at) {
        sql.of("""
                insert into script_decision (owner_user_id, digest, rule, approved, review_id, decided_at)
                values (:owner, :digest, :rule, :approved, :review, :at)
                on conflict (tenant_id, owner_user_id, digest, rule) do update
                  set approved = excluded.approved, review_id = excluded.review_id, decided_at = excluded.decided_at""")
                .with("owner", review.owner())
                .with("digest", flag.digest())
                .with("rule", flag.rule())
                .with("approved", approved)
                .with("review", review.id())
                .with("at", at)
                .update();
    }

    /** Whether somebody was asked about that digest under that rule, and did not answer yet. */
    boolean isAsked(FlowId flow, Flag flag) {
        return sql.of("""
                        select exists(select from script_review where flow_id = :flow and state = 'OPEN'
                          and flagged @> jsonb_build_array(
                            jsonb_build_object('digest', :digest::text, 'rule', :rule::text))) as so""")
                .with("flow", flow.value())
                .with("digest", flag.digest())
                .with("rule", flag.rule())
                .only(row -> row.flag("so"));
    }

    /** @return whether the text was approved under the rule; empty when nobody decided */
    Optional<Boolean> decided(UserId owner, Flagged flagged) {
        return decided(owner, flagged.digest(), flagged.hit().rule().id());
    }

    Optional<Boolean> decided(UserId owner, String digest, String rule) {
        return sql.of("""
                        select approved from script_decision
                        where owner_user_id = :owner and digest = :digest and rule = :rule""")
                .with("owner", owner)
                .with("digest", digest)
                .with("rule", rule)
                .first(row -> row.flag("approved"));
    }

    /**
     * What was decided about a text under a rule.
     *
     * @param reason the admin's; empty once the review is gone
     */
    record Decided(boolean approved, Optional<String> reason) {}

    /** The same with its reason, where somebody decided. */
    Optional<Decided> verdict(UserId owner, Flagged flagged) {
        return sql.of("""
                        select d.approved, r.reason
                        from script_decision d left join script_review r on r.tenant_id = d.tenant_id and r.id = d.review_id
                        where d.owner_user_id = :owner and d.digest = :digest and d.rule = :rule""")
                .with("owner", owner)
                .with("digest", flagged.digest())
                .with("rule", flagged.hit().rule().id())
                .first(row -> new Decided(row.flag("approved"), row.maybeText("reason")));
    }

    static Flag flag(Flagged flagged) {
        var rule = flagged.hit().rule();
        return new Flag(
                rule.id(),
                rule.kind(),
                rule.severity() == Severity.BLOCK,
                flagged.number(),
                flagged.hit().sentence(),
                flagged.digest(),
                flagged.text());
    }

    private String write(List<Flag> flags) {
        return json.write(flags.stream()
                .map(flag -> new Stored(
                        flag.rule(),
                        flag.kind().name(),
                        flag.blocks(),
                        flag.step(),
                        flag.sentence(),
                        flag.digest(),
                        flag.text()))
                .toArray(Stored[]::new));
    }

    private List<Flag> read(String written) {
        return List.of(json.read(written, Stored[].class)).stream()
                .map(Stored::flag)
                .toList();
    }

    private ScriptReview review(Row row) throws SQLException {
        return new ScriptReview(
                row.uuid("id"),
                row.user("owner_user_id"),
                new FlowId(row.uuid("flow_id")),
                row.text("flow_name"),
                row.constant(ScriptReview.Kind.class, "kind"),
                row.constant(Language.class, "language"),
                read(row.text("flagged")),
                row.text("plea"),
                row.constant(ScriptReview.State.class, "state"),
                row.instant("asked_at"),
                row.instant("due_at"),
                row.maybeText("reason"));
    }

    @Serdeable
    record Stored(String rule, String kind, boolean blocks, int step, String sentence, String digest, String text) {
        Flag flag() {
            return new Flag(
                    rule, com.speechcad.flow.screening.RuleKind.valueOf(kind), blocks, step, sentence, digest, text);
        }
    }
}
