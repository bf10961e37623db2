package com.speechcad.flow;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Frozen versions of the open transaction's tenant. */
@Singleton
public class FlowVersions {
    private static final String SELECT = """
            select v.id, v.flow_id, v.number, v.name, v.language, v.definition, v.state, v.agent_id, v.agent_version,
              v.refusal
            from flow_version v join flow f on f.tenant_id = v.tenant_id and f.id = v.flow_id""";

    private final Sql sql;
    private final DraftJson json;
    private final Clock clock;

    FlowVersions(Sql sql, DraftJson json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** What the owner can call with: the newest published version of each flow that is not deleted. */
    public List<FlowVersion> published(UserId owner) {
        return sql.of("select * from (select distinct on (c.flow_id) c.* from (" + SELECT + """
                         where f.owner_user_id = :owner and f.deleted_at is null and v.state = 'PUBLISHED') c
                        order by c.flow_id, c.number desc) newest order by name, id""")
                .with("owner", owner)
                .list(this::version);
    }

    /** Any version, also an old one: calls remember which they were made with. */
    public Optional<FlowVersion> find(FlowVersionId id) {
        return sql.of(SELECT + " where v.id = :id").with("id", id.value()).first(this::version);
    }

    /** One that new calls may be made with: published, and of a flow that is there or could still be brought back. */
    public Optional<FlowVersion> toCallWith(FlowVersionId id) {
        return sql.of(
                        SELECT
                                + " where v.id = :id and v.state = 'PUBLISHED' and (f.deleted_at is null or f.deleted_at > :since)")
                .with("id", id.value())
                .with("since", clock.instant().minus(Flows.KEPT))
                .first(this::version);
    }

    /** What a dialler has to know of a version: its spoken language, and where its calls may be transferred to. */
    public record Dialled(Language language, List<PhoneNumber> transfers) {
        /** @param numbers in E.164, with a blank between them */
        public static Dialled of(Language language, String numbers) {
            return new Dialled(
                    language,
                    Stream.of(numbers.split(" "))
                            .filter(number -> !number.isEmpty())
                            .map(PhoneNumber::new)
                            .toList());
        }
    }

    /** Empty for a version that is not there. */
    public Later<Optional<Dialled>> askDialled(UUID version) {
        return sql.of("select language, array_to_string(transfers, ' ') as numbers from flow_version where id = :id")
                .with("id", version)
                .askFirst(row -> Dialled.of(row.constant(Language.class, "language"), row.text("numbers")));
    }

    /** Where that version's calls may be transferred to; nowhere for a version that is not there. */
    public List<PhoneNumber> transfers(UUID version) {
        return askDialled(version).get().map(Dialled::transfers).orElse(List.of());
    }

    /**
     * What the author made of the version that a call was made with, asked by the call, so that nobody has to wait for
     * the call's row first; empty where either is not there.
     */
    public Later<Optional<Draft>> askDraftOfCall(UUID attempt) {
        return sql.of("""
                        select v.definition from attempt a
                          join flow_version v on v.tenant_id = a.tenant_id and v.id = a.flow_version_id
                        where a.id = :attempt""").with("attempt", attempt).askFirst(row -> json.read(row.text("definition")));
    }

    /** The highest number that a step of any version of the flow has; 0 without one. */
    public int highestStep(FlowId flow) {
        return sql.of("""
                        select coalesce(max(substring(step ->> 'id' from '[0-9]+$')::int), 0) as highest
                        from flow_version v cross join lateral jsonb_array_elements(v.definition -> 'steps') step
                        where v.flow_id = :flow""").with("flow", flow.value()).only(row -> row.integer("highest"));
    }

    /** A flow's versions, the newest first. */
    public List<FlowVersion> of(UserId owner, FlowId flow) {
        return sql.of(SELECT + " where f.owner_user_id = :owner and v.flow_id = :flow order by v.number desc")
                .with("owner", owner)
                .with("flow", flow.value())
                .list(this::version);
    }

    private FlowVersion version(Row row) throws SQLException {
        var agentVersion = row.maybeNumber("agent_version").map(Math::toIntExact);
        return new FlowVersion(
                new FlowVersionId(row.uuid("id")),
                new FlowId(row.uuid("flow_id")),
                row.integer("number"),
                row.text("name"),
                row.constant(Language.class, "language"),
                json.read(row.text("definition")),
                row.constant(FlowVersion.State.class, "state"),
                row.maybeText("agent_id")
                        .flatMap(agent -> agentVersion.map(number -> new FlowVersion.Agent(agent, number))),
                row.maybeText("refusal"));
    }
}
