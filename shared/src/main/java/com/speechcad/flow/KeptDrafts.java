package com.speechcad.flow;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Drafts that something else took the place of, so that no work is lost by a tap. The oldest of many go. */
@Singleton
public class KeptDrafts {
    public static final int MOST_OF_A_FLOW = 20;

    private final Sql sql;
    private final DraftJson json;
    private final Clock clock;

    KeptDrafts(Sql sql, DraftJson json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** What took its place. */
    public enum Why {
        STEP_DELETED,
        VERSION_TAKEN_BACK,
        BROUGHT_BACK
    }

    /**
     * @param number counted up within the flow, never used twice
     * @param version which one was taken back
     */
    public record Kept(int number, Why why, Optional<Integer> version, Draft draft, Language language, Instant at) {}

    /** Of the owner's own flow, the newest first. */
    public List<Kept> of(UserId owner, FlowId flow) {
        return sql.of("""
                        select k.number, k.why, k.version, k.draft, k.language, k.kept_at from flow_kept_draft k
                        join flow f on f.id = k.flow_id
                        where k.flow_id = :flow and f.owner_user_id = :owner and f.deleted_at is null
                        order by k.number desc""").with("flow", flow.value()).with("owner", owner).list(this::kept);
    }

    public Optional<Kept> find(UserId owner, FlowId flow, int number) {
        return of(owner, flow).stream().filter(kept -> kept.number() == number).findFirst();
    }

    /** Under the flow's lock. */
    int keep(Flow flow, Why why, Optional<Integer> version) {
        var number = sql.of("select coalesce(max(number), 0) + 1 as number from flow_kept_draft where flow_id = :flow")
                .with("flow", flow.id().value())
                .only(row -> row.integer("number"));
        sql.of("""
                insert into flow_kept_draft (flow_id, number, why, version, draft, language, kept_at)
                values (:flow, :number, :why, :version, :draft::jsonb, :language, :now)""")
                .with("flow", flow.id().value())
                .with("number", number)
                .with("why", why)
                .with("version", version.orElse(null))
                .with("draft", json.write(flow.draft()))
                .with("language", flow.language())
                .with("now", clock.instant())
                .update();
        sql.of("delete from flow_kept_draft where flow_id = :flow and number <= :last")
                .with("flow", flow.id().value())
                .with("last", number - MOST_OF_A_FLOW)
                .update();
        return number;
    }

    private Kept kept(Row row) throws SQLException {
        return new Kept(
                row.integer("number"),
                row.constant(Why.class, "why"),
                row.maybeNumber("version").map(Math::toIntExact),
                json.read(row.text("draft")),
                row.constant(Language.class, "language"),
                row.instant("kept_at"));
    }
}
