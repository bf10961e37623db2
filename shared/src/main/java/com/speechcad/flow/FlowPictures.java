package com.speechcad.flow;

import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Pictures of flows: asked for by a tap, drawn by the worker, kept until a newer one replaces them, or for 30 days. */
@Singleton
public class FlowPictures {
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(10);

    /** A day less than the bucket keeps anything, so that what is found can still be sent. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final DraftDigest digest;
    private final Clock clock;

    FlowPictures(Tx tx, Sql sql, Jobs jobs, DraftDigest digest, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.digest = digest;
        this.clock = clock;
    }

    /**
     * A drawn flow.
     *
     * @param folder of its files in the bucket
     */
    public record Drawn(String folder, int pages) {
        /** The bucket's key of a page, counted from 1. */
        public String key(int page) {
            return folder + page + ".png";
        }
    }

    /** Has the flow drawn with words of that language; once in ten seconds at most, however often it is tapped. */
    public void ask(UserId reader, FlowId flow, Language language) {
        jobs.addOncePer(LEAST_BETWEEN, DrawFlowJob.KIND, reader.value() + ":" + flow.value() + ":" + language.name());
    }

    /** The picture of exactly this draft; empty while there is none, only one of an older draft, or one that is not kept. */
    public Optional<Drawn> find(Flow flow, Language language) {
        return stored(flow.id(), language)
                .filter(row -> row.digest().equals(digest.named(flow)))
                .filter(row -> row.drawnAt().plus(KEPT).isAfter(clock.instant()))
                .map(row -> drawn(flow.id(), language, row));
    }

    /** The newest picture, of whatever draft. */
    Optional<Drawn> newest(FlowId flow, Language language) {
        return stored(flow, language).map(row -> drawn(flow, language, row));
    }

    /** Where the pages of this draft belong. */
    Drawn planned(Flow flow, Language language, int pages) {
        return drawn(flow.id(), language, new Stored(digest.named(flow), pages, clock.instant()));
    }

    void keep(Flow flow, Language language, int pages) {
        sql.of("""
                insert into flow_picture (flow_id, language, digest, pages, drawn_at)
                values (:flow, :language, :digest, :pages, :now)
                on conflict (tenant_id, flow_id, language)
                  do update set digest = excluded.digest, pages = excluded.pages, drawn_at = excluded.drawn_at""")
                .with("flow", flow.id().value())
                .with("language", language)
                .with("digest", digest.named(flow))
                .with("pages", pages)
                .with("now", clock.instant())
                .update();
    }

    private record Stored(String digest, int pages, Instant drawnAt) {}

    private Optional<Stored> stored(FlowId flow, Language language) {
        return sql.of("select digest, pages, drawn_at from flow_picture where flow_id = :flow and language = :language")
                .with("flow", flow.value())
                .with("language", language)
                .first(row -> new Stored(row.text("digest"), row.integer("pages"), row.instant("drawn_at")));
    }

    private Drawn drawn(FlowId flow, Language language, Stored row) {
        return new Drawn(
                "%d/flow-pictures/%s-%s-%s-"
                        .formatted(tx.tenant().value(), flow.value(), language.code(), row.digest()),
                row.pages());
    }
}
