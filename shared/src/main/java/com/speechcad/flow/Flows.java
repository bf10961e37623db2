package com.speechcad.flow;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The flows of the open transaction's tenant, as they are edited. Everything is by owner: nobody sees another's. */
@Singleton
public class Flows {
    public static final int MOST_FLOWS = 100;

    /** How long a deleted flow can be brought back, and called as it was. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final String SELECT = """
        select id, owner_user_id, name, language, draft,
          (select max(number) from flow_version v where v.flow_id = flow.id and v.state = 'PUBLISHED') as published
        from flow\
        """;

    private final Sql sql;
    private final DraftJson json;
    private final IdSource ids;
    private final Clock clock;

    Flows(Sql sql, DraftJson json, IdSource ids, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** The owner's flows that are not deleted, the last edited first. */
    public List<Flow> of(UserId owner) {
        return sql.of(SELECT + " where owner_user_id = :owner and deleted_at is null order by updated_at desc, id")
                .with("owner", owner)
                .list(this::flow);
    }

    public Optional<Flow> find(UserId owner, FlowId id) {
        return sql.of(SELECT + " where owner_user_id = :owner and id = :id and deleted_at is null")
                .with("owner", owner)
                .with("id", id.value())
                .first(this::flow);
    }

    /** What a flow is called and whose it is, deleted or not. */
    public record Owned(String name, UserId owner) {}

    /** For whoever keeps order here: a flow that is on record, whoever's it is. */
    public Optional<Owned> whose(FlowId id) {
        return sql.of("select name, owner_user_id from flow where id = :id")
                .with("id", id.value())
                .first(row -> new Owned(row.text("name"), row.user("owner_user_id")));
    }

    /** The same of several at once; what is not on record is left out. */
    public Map<FlowId, Owned> whose(Collection<FlowId> ids) {
        return sql
                .of("select id, name, owner_user_id from flow where id = any (:ids::uuid[])")
                .with("ids", ids.stream().map(FlowId::value).toList())
                .list(row ->
                        Map.entry(new FlowId(row.uuid("id")), new Owned(row.text("name"), row.user("owner_user_id"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Flow> lock(UserId owner, FlowId id) {
        return sql.of(SELECT + " where owner_user_id = :owner and id = :id and deleted_at is null for update of flow")
                .with("owner", owner)
                .with("id", id.value())
                .first(this::flow);
    }

    /** The name, or the name with the first number from 2 on that none of the owner's flows has: two are told apart. */
    public String unused(UserId owner, String name) {
        var used = of(owner).stream().map(Flow::name).collect(Collectors.toSet());
        return Stream.concat(
                        Stream.of(name),
                        IntStream.iterate(2, next -> next + 1).mapToObj(next -> name + " (" + next + ")"))
                .filter(free -> !used.contains(free))
                .findFirst()
                .orElseThrow();
    }

    /** An empty flow; empty when the owner has {@value #MOST_FLOWS} already. */
    public Optional<FlowId> create(UserId owner, String name, Language language) {
        return create(owner, name, language, Draft.empty());
    }

    /** A flow that has steps from the beginning; empty when the owner has {@value #MOST_FLOWS} already. */
    public Optional<FlowId> create(UserId owner, String name, Language language, Draft draft) {
        if (of(owner).size() >= MOST_FLOWS) {
            return Optional.empty();
        }
        var id = new FlowId(ids.next());
        sql.of("""
            insert into flow (id, owner_user_id, name, language, draft, created_at, updated_at)
            values (:id, :owner, :name, :language, :draft::jsonb, :now, :now)\
            """)
                .with("id", id.value())
                .with("owner", owner)
                .with("name", name)
                .with("language", language)
                .with("draft", json.write(draft))
                .with("now", clock.instant())
                .update();
        return Optional.of(id);
    }

    /** Changes the draft under the row's lock, so that two devices do not overwrite each other. */
    public void edit(UserId owner, FlowId id, UnaryOperator<Draft> change) {
        sql.of("select draft from flow where owner_user_id = :owner and id = :id and deleted_at is null for update")
                .with("owner", owner)
                .with("id", id.value())
                .first(row -> json.read(row.text("draft")))
                .ifPresent(draft -> save(id, change.apply(draft)));
    }

    public void rename(UserId owner, FlowId id, String name) {
        set(owner, id, "name = :value", name);
    }

    public void speak(UserId owner, FlowId id, Language language) {
        set(owner, id, "language = :value", language);
    }

    /** Gone from every list; for {@link #KEPT} {@link #restore} brings it back. Versions stay: calls were made with them. */
    public void delete(UserId owner, FlowId id) {
        set(owner, id, "deleted_at = :value", clock.instant());
    }

    /** A flow that can still be brought back. */
    public record Deleted(FlowId id, String name, Instant at) {}

    /** The owner's flows that {@link #restore} still brings back, the last deleted first. */
    public List<Deleted> deleted(UserId owner) {
        return sql.of("""
                        select id, name, deleted_at from flow
                        where owner_user_id = :owner and deleted_at > :since order by deleted_at desc, id""")
                .with("owner", owner)
                .with("since", clock.instant().minus(KEPT))
                .list(row -> new Deleted(new FlowId(row.uuid("id")), row.text("name"), row.instant("deleted_at")));
    }

    /** What came of bringing a flow back. */
    public enum Restored {
        DONE,
        /** The owner has {@value #MOST_FLOWS} without it by now. */
        FULL,
        /** {@link #KEPT} is over. */
        TOO_LATE
    }

    /** One that is there is fine. */
    public Restored restore(UserId owner, FlowId id) {
        if (of(owner).size() >= MOST_FLOWS) {
            return Restored.FULL;
        }
        var restored = sql.of("""
                        update flow set deleted_at = null, updated_at = :now
                        where owner_user_id = :owner and id = :id and (deleted_at is null or deleted_at > :since)""")
                .with("now", clock.instant())
                .with("owner", owner)
                .with("id", id.value())
                .with("since", clock.instant().minus(KEPT))
                .update();
        return restored == 1 ? Restored.DONE : Restored.TOO_LATE;
    }

    private void set(UserId owner, FlowId id, String assignment, Object value) {
        sql.of("update flow set updated_at = :now, " + assignment + " where owner_user_id = :owner and id = :id")
                .with("now", clock.instant())
                .with("value", value)
                .with("owner", owner)
                .with("id", id.value())
                .update();
    }

    private void save(FlowId id, Draft draft) {
        sql.of("update flow set draft = :draft::jsonb, updated_at = :now where id = :id")
                .with("draft", json.write(draft))
                .with("now", clock.instant())
                .with("id", id.value())
                .update();
    }

    private Flow flow(Row row) throws SQLException {
        return new Flow(
                new FlowId(row.uuid("id")),
                row.user("owner_user_id"),
                row.text("name"),
                row.constant(Language.class, "language"),
                json.read(row.text("draft")),
                row.maybeNumber("published").map(Math::toIntExact));
    }
}
