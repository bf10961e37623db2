package com.speechcad.flow;

import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Freezes the draft as a new version and has it brought to the provider. */
@Singleton
public class PublishFlow {
    /** Versions of one person in 24 hours: each is a copy at the provider, brought there one after the other. */
    public static final int MOST_A_DAY = 20;

    static final String JOB = "publish-flow";

    private final Flows flows;
    private final FlowVersions versions;
    private final DraftJson json;
    private final RightsOf rights;
    private final CheckVoice voice;
    private final AskReview review;
    private final Jobs jobs;
    private final Sql sql;
    private final IdSource ids;
    private final Clock clock;

    PublishFlow(
            Flows flows,
            FlowVersions versions,
            DraftJson json,
            RightsOf rights,
            CheckVoice voice,
            AskReview review,
            Jobs jobs,
            Sql sql,
            IdSource ids,
            Clock clock) {
        this.flows = flows;
        this.versions = versions;
        this.json = json;
        this.rights = rights;
        this.voice = voice;
        this.review = review;
        this.jobs = jobs;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** On its way; the person is told when the provider has it. */
        record Publishing(int number) implements Outcome {}

        /** The newest version says exactly this already. */
        record Unchanged(int number) implements Outcome {}

        record Refused(List<Finding> findings) implements Outcome {}

        /** An admin has to see it first; once approved, it is published by itself if it is still the same. */
        record InReview(ScriptReview review) implements Outcome {}

        /** {@value PublishFlow#MOST_A_DAY} versions of theirs came within a day. */
        record TooMany() implements Outcome {}

        /** It was deleted meanwhile. */
        record Gone() implements Outcome {}
    }

    public Outcome publish(UserId owner, FlowId id) {
        var locked = sql.of("select 1 as one from flow where owner_user_id = :owner and id = :id for update")
                .with("owner", owner)
                .with("id", id.value())
                .first(row -> row.number("one"));
        var found = locked.flatMap(_ -> flows.find(owner, id));
        if (found.isEmpty()) {
            return new Outcome.Gone();
        }
        var flow = found.get();
        var findings = Stream.concat(
                        CheckFlow.check(flow.draft(), rights.find(owner)).stream(), voice.check(flow.draft()).stream())
                .toList();
        if (!findings.isEmpty()) {
            return new Outcome.Refused(findings);
        }
        var unsettled = review.unsettled(owner, flow.draft());
        if (unsettled.stream().anyMatch(one -> one.kind() == Finding.Kind.SCRIPT_REFUSED)) {
            return new Outcome.Refused(unsettled);
        }
        var asked =
                unsettled.isEmpty() ? Optional.<ScriptReview>empty() : review.ask(flow, ScriptReview.Kind.REVIEW, "");
        if (asked.isPresent()) {
            return new Outcome.InReview(asked.get());
        }
        var newest = versions.of(owner, id).stream().findFirst();
        return newest.filter(version -> isSame(version, flow))
                .<Outcome>map(version -> new Outcome.Unchanged(version.number()))
                .orElseGet(() -> publishedToday(owner) < MOST_A_DAY ? freeze(flow, newest) : new Outcome.TooMany());
    }

    private int publishedToday(UserId owner) {
        return sql.of("""
                        select count(*) as n from flow f join flow_version v on v.tenant_id = f.tenant_id and v.flow_id = f.id
                        where f.owner_user_id = :owner and v.created_at > :since""")
                .with("owner", owner)
                .with("since", clock.instant().minus(Duration.ofDays(1)))
                .only(row -> row.integer("n"));
    }

    private boolean isSame(FlowVersion version, Flow flow) {
        return version.state() != FlowVersion.State.REFUSED
                && version.draft().equals(flow.draft())
                && version.name().equals(flow.name())
                && version.language() == flow.language();
    }

    private Outcome freeze(Flow flow, Optional<FlowVersion> newest) {
        var number = newest.map(FlowVersion::number).orElse(0) + 1;
        var id = ids.next();
        var definition = json.write(flow.draft());
        sql.of("""
                insert into flow_version (id, flow_id, number, name, language, definition, digest, transfers, state, created_at)
                values (:id, :flow, :number, :name, :language, :definition::jsonb, :digest, :transfers, 'PUBLISHING', :now)""")
                .with("id", id)
                .with("flow", flow.id().value())
                .with("number", number)
                .with("name", flow.name())
                .with("language", flow.language())
                .with("definition", definition)
                .with("transfers", flow.draft().transfers().toArray(String[]::new))
                .with("digest", Digest.sha256Hex(definition))
                .with("now", clock.instant())
                .update();
        jobs.add(JOB, id.toString(), "{}");
        return new Outcome.Publishing(number);
    }
}
