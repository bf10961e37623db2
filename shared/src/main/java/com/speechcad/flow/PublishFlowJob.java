package com.speechcad.flow;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.flow.FlowPublisher.Answer;
import com.speechcad.flow.FlowPublisher.Reference;
import com.speechcad.kernel.Unreachable;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Menu;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Brings one frozen version to the provider, step by step; what a step got is stored before the next begins. */
@Singleton
class PublishFlowJob implements GivesUp {
    /** So long somebody waits at a screen and sees it change. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(2);

    private final Tx tx;
    private final Sql sql;
    private final FlowVersions versions;
    private final FlowPublisher publisher;
    private final GraphThere there;
    private final Users users;
    private final Chats chats;
    private final Menu menu;
    private final Alarms alarms;
    private final Clock clock;

    PublishFlowJob(
            Tx tx,
            Sql sql,
            FlowVersions versions,
            FlowPublisher publisher,
            GraphThere there,
            Users users,
            Chats chats,
            Menu menu,
            Alarms alarms,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.versions = versions;
        this.publisher = publisher;
        this.there = there;
        this.users = users;
        this.chats = chats;
        this.menu = menu;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return PublishFlow.JOB;
    }

    @Override
    public Outcome run(Job job) {
        var id = new FlowVersionId(job.subjectId());
        var version = tx.call(job.tenant(), () -> versions.find(id));
        if (version.isEmpty() || version.get().state() != FlowVersion.State.PUBLISHING) {
            return new Outcome.Done();
        }
        var compiled = CompileFlow.any(
                version.get().name(), version.get().language(), version.get().draft());
        var progress = tx.call(job.tenant(), () -> progress(id));
        return engine(job, version.get(), compiled, progress);
    }

    /** The provider is away: it comes back, and the flow is published then. */
    @Override
    public boolean isTriedForEver(RuntimeException failure) {
        return failure instanceof Unreachable;
    }

    @Override
    public void givenUp(Job job) {
        versions.find(new FlowVersionId(job.subjectId()))
                .filter(version -> version.state() == FlowVersion.State.PUBLISHING)
                .ifPresent(version -> refused(version, "job " + job.id(), PublishText.PUBLISH_FAILED));
    }

    private Outcome engine(Job job, FlowVersion version, Compiled compiled, Progress progress) {
        if (progress.graph().isPresent() && isThere(job, compiled, progress)) {
            return agent(job, version, compiled, progress.graph().get(), progress);
        }
        var created = switch (compiled) {
            case CompiledFlow flow -> publisher.createFlow(job.tenant(), flow);
            case CompiledTask task -> publisher.createTask(job.tenant(), task);
        };
        return switch (created) {
            case Answer.Accepted(var graph) -> {
                store(job, version, "provider_flow = :ref, provider_flow_version = :number", graph);
                yield agent(job, version, compiled, graph, progress);
            }
            case Answer.Refused(var why) -> refuse(job, version, why);
        };
    }

    /** What has its agent is not looked at again: only publishing is left. */
    private boolean isThere(Job job, Compiled compiled, Progress progress) {
        return progress.agent().isPresent()
                || !(compiled instanceof CompiledFlow flow)
                || there.isKept(job.tenant(), progress.graph().orElseThrow().id(), flow);
    }

    private Outcome agent(Job job, FlowVersion version, Compiled compiled, Reference graph, Progress progress) {
        if (progress.agent().isPresent()) {
            return publish(job, version, progress.agent().get());
        }
        return switch (publisher.createAgent(job.tenant(), compiled, graph)) {
            case Answer.Accepted(var agent) -> {
                store(job, version, "agent_id = :ref, agent_version = :number", agent);
                yield publish(job, version, agent);
            }
            case Answer.Refused(var why) -> refuse(job, version, why);
        };
    }

    private Outcome publish(Job job, FlowVersion version, Reference agent) {
        return switch (publisher.publish(job.tenant(), agent)) {
            case Answer.Accepted(var published) -> {
                finish(job, version, published);
                yield new Outcome.Done();
            }
            case Answer.Refused(var why) -> refuse(job, version, why);
        };
    }

    private void store(Job job, FlowVersion version, String assignment, Reference reference) {
        tx.run(
                job.tenant(),
                () -> sql.of("update flow_version set " + assignment + " where id = :id")
                        .with("ref", reference.id())
                        .with("number", reference.version())
                        .with("id", version.id().value())
                        .update());
    }

    private void finish(Job job, FlowVersion version, Reference agent) {
        tx.run(job.tenant(), () -> {
            hold(version);
            var changed = sql.of("""
                            update flow_version set state = 'PUBLISHED', agent_id = :agent, agent_version = :number
                            where id = :id and state = 'PUBLISHING'""")
                    .with("agent", agent.id())
                    .with("number", agent.version())
                    .with("id", version.id().value())
                    .update();
            if (changed == 1) {
                tell(version, PublishText.PUBLISHED);
            }
        });
    }

    private Outcome refuse(Job job, FlowVersion version, String why) {
        tx.run(job.tenant(), () -> refused(version, why, PublishText.PUBLISH_REFUSED));
        return new Outcome.Refused(why);
    }

    /** The same draft can be published again from now on. */
    private void refused(FlowVersion version, String why, PublishText words) {
        hold(version);
        sql.of("update flow_version set state = 'REFUSED', refusal = :why where id = :id")
                .with("why", why)
                .with("id", version.id().value())
                .update();
        tell(version, words);
        alarms.raise(
                "publish-flow:" + version.id().value(),
                Text.text(PublishText.ALARM)
                        .with("name", version.name())
                        .with("number", version.number())
                        .with("reason", why),
                Button.open(
                        Text.text(PublishText.ALARM_LOOK),
                        "books.person",
                        Long.toString(owner(version).value())));
    }

    private UserId owner(FlowVersion version) {
        return sql.of("select owner_user_id from flow where id = :id")
                .with("id", version.flow().value())
                .only(row -> row.user("owner_user_id"));
    }

    /** The chat first, as every tap does. */
    private void hold(FlowVersion version) {
        menu.hold(users.get(owner(version)).chat());
    }

    /**
     * Whoever still looks at the screen that says it is being published is led on from there. One that was not written just
     * now may stand far up the chat, and nobody is notified when it changes: a message of its own says it at the end.
     */
    private void tell(FlowVersion version, TextKey words) {
        var user = users.get(owner(version));
        var flow = version.flow().value().toString();
        var open = Button.open(Text.text(PublishText.OPEN_FLOW), "flow", flow);
        var message = Message.of(Text.text(words).with("name", version.name()).with("number", version.number()))
                .row(
                        words == PublishText.PUBLISHED
                                ? new Button[] {Button.open(Text.text(PublishText.CALL_NOW), "call.to", flow), open}
                                : new Button[] {open});
        var written = menu.replace(user.chat(), "flow", flow, message, user.reader());
        if (written.filter(this::isJustNow).isEmpty()) {
            chats.put(user.chat(), "publish:" + version.id().value(), message, user.reader());
        }
    }

    private boolean isJustNow(Instant written) {
        return !written.isBefore(clock.instant().minus(LOOKED_AT));
    }

    private Progress progress(FlowVersionId id) {
        return sql.of("""
                        select provider_flow, provider_flow_version, agent_id, agent_version from flow_version
                        where id = :id""")
                .with("id", id.value())
                .only(row -> new Progress(
                        reference(row, "provider_flow", "provider_flow_version"),
                        reference(row, "agent_id", "agent_version")));
    }

    private static Optional<Reference> reference(Row row, String id, String version) throws SQLException {
        var number = row.maybeNumber(version).map(Math::toIntExact);
        return row.maybeText(id).flatMap(name -> number.map(found -> new Reference(name, found)));
    }

    private record Progress(Optional<Reference> graph, Optional<Reference> agent) {}
}
