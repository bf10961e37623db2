package com.speechcad.flow;

import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.flow.screening.Suspension.Cause;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.SeenTo;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is suspended, for admins, and how it ends: by an admin, with a reason. Nothing lifts itself. */
@Singleton
public class LiftSuspension {
    public static final int SHORTEST_REASON = 5;
    public static final int LONGEST_REASON = 500;
    private static final int MOST_NAMED = 10;

    private static final String OPEN = """
            select 'FLOW' as what, s.id, s.cause, s.suspended_at, f.name as name, f.owner_user_id, s.evidence
            from flow_suspension s join flow f on f.tenant_id = s.tenant_id and f.id = s.flow_id
            where s.lifted_at is null
            union all
            select 'BUSINESS', s.id, s.cause, s.suspended_at, coalesce(b.name, u.name, ''), b.owner_user_id, s.evidence
            from business_suspension s join business b on b.tenant_id = s.tenant_id and b.id = s.business_id
            join app_user u on u.tenant_id = b.tenant_id and u.id = b.owner_user_id
            where s.lifted_at is null""";

    private static final List<String> FIGURES =
            List.of("optOuts", "brief", "reached", "scams", "hits", "spam", "flows");

    private static final String COUNTED = "select what, id, cause, suspended_at, name, owner_user_id, "
            + FIGURES.stream()
                    .map(one -> "(evidence ->> '" + one + "')::int as \"" + one + "\"")
                    .collect(Collectors.joining(", "));

    private final Sql sql;
    private final Users users;
    private final Admins admins;
    private final Chats chats;
    private final SeenTo seenTo;
    private final Audit audit;
    private final Json json;
    private final Clock clock;

    LiftSuspension(
            Sql sql, Users users, Admins admins, Chats chats, SeenTo seenTo, Audit audit, Json json, Clock clock) {
        this.sql = sql;
        this.users = users;
        this.admins = admins;
        this.chats = chats;
        this.seenTo = seenTo;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** How lifting one went. */
    public enum Lifted {
        DONE,
        /** Nobody lifts their own as long as there is another admin. */
        OWN,
        /** Lifted meanwhile, or the reason is too short or too long. */
        NOT
    }

    /** What is suspended. */
    public enum What {
        FLOW,
        BUSINESS
    }

    /**
     * What is suspended.
     *
     * @param name of the flow or of the business
     * @param counted what was counted, by its name; without anything that was said
     */
    public record Suspended(
            What what, long id, Cause cause, Instant since, String name, UserId owner, Map<String, Integer> counted) {
        /** Of those that were counted. */
        public Optional<Integer> counted(String what) {
            return Optional.ofNullable(counted.get(what));
        }
    }

    public int count() {
        return sql.of("select count(*) as n from (" + OPEN + ") open").only(row -> row.integer("n"));
    }

    /** The newest first. */
    public List<Suspended> list(int offset, int most) {
        return sql.of(COUNTED + " from (" + OPEN
                        + ") open order by suspended_at desc, what, id offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(LiftSuspension::suspended);
    }

    /** Those of one person's flows that are, in the order in which they were. */
    public List<Suspended> flowsOf(UserId owner, int most) {
        return sql.of(COUNTED + " from (" + OPEN
                        + ") open where what = 'FLOW' and owner_user_id = :owner order by suspended_at, id limit :most")
                .with("owner", owner)
                .with("most", most)
                .list(LiftSuspension::suspended);
    }

    public Optional<Suspended> find(What what, long id) {
        return sql.of(COUNTED + " from (" + OPEN + ") open where what = :what and id = :id")
                .with("what", what)
                .with("id", id)
                .first(LiftSuspension::suspended);
    }

    public Lifted lift(What what, long id, UserId admin, String reason) {
        var known = find(what, id);
        if (known.isEmpty() || reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return Lifted.NOT;
        }
        if (admins.isForAnother(admin, known.get().owner())) {
            return Lifted.OWN;
        }
        var table = what == What.FLOW ? "flow_suspension" : "business_suspension";
        var subject = what == What.FLOW ? "flow_id" : "business_id";
        var lifted = sql.of("update " + table + """
                         set lifted_at = :now, lifted_by = :by, lift_reason = :reason
                        where id = :id and lifted_at is null returning\s""" + subject + "::text as subject")
                .with("now", clock.instant())
                .with("by", admin)
                .with("reason", reason)
                .with("id", id)
                .first(row -> row.text("subject"));
        lifted.ifPresent(one -> {
            audit.append(
                    "user:" + admin.value(),
                    what == What.FLOW ? "flow.lift" : "business.lift",
                    "suspension:" + id,
                    detail(reason));
            tell(known.get(), reason);
            seenTo.by(admin, (what == What.FLOW ? "flow-suspended:" : "business-suspended:") + one, SeenTo.How.LIFTED);
        });
        return lifted.isPresent() ? Lifted.DONE : Lifted.NOT;
    }

    private String detail(String reason) {
        return json.write(Map.of("reason", reason));
    }

    private void tell(Suspended lifted, String reason) {
        var owner = users.get(lifted.owner());
        var words = lifted.what() == What.FLOW
                ? Text.text(SuspendText.LIFTED_FLOW).with("name", lifted.name())
                : business(lifted.owner());
        chats.put(
                owner.chat(),
                "lifted:" + lifted.what() + ":" + lifted.id(),
                Message.of(words.with("reason", reason)).asNew(),
                owner.reader());
    }

    /** Its flows were suspended before it, and are not lifted with it. */
    private Text business(UserId owner) {
        var flows = flowsOf(owner, MOST_NAMED);
        return flows.isEmpty()
                ? Text.text(SuspendText.LIFTED_BUSINESS)
                : Text.text(SuspendText.LIFTED_BUSINESS_ALONE)
                        .with("flows", flows.stream().map(Suspended::name).collect(Collectors.joining(", ")));
    }

    private static Suspended suspended(Row row) throws SQLException {
        var counted = new HashMap<String, Integer>();
        for (var one : FIGURES) {
            row.maybeNumber(one).ifPresent(many -> counted.put(one, Math.toIntExact(many)));
        }
        return new Suspended(
                row.constant(What.class, "what"),
                row.number("id"),
                row.constant(Cause.class, "cause"),
                row.instant("suspended_at"),
                row.text("name"),
                row.user("owner_user_id"),
                Map.copyOf(counted));
    }
}
