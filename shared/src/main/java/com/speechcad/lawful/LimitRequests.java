package com.speechcad.lawful;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.LimitRequest.State;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.notify.SeenTo;
import com.speechcad.tenant.Business;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Requests for higher limits: one at a time for each business, decided by an admin with a reason. */
@Singleton
public class LimitRequests {
    /** Where admins decide them. */
    public static final String SCREEN = "limits.one";

    /** Where the person asks. */
    public static final String ASKED_AT = "law.limits";

    private static final String COLUMNS = """
            id, business_id, asked_by, asked_at, tier, name, use_case, evidence, evidence_file, state, reason
            from limit_request\s""";

    private final Sql sql;
    private final Alarms alarms;
    private final SeenTo seenTo;
    private final Clock clock;

    LimitRequests(Sql sql, Alarms alarms, SeenTo seenTo, Clock clock) {
        this.sql = sql;
        this.alarms = alarms;
        this.seenTo = seenTo;
        this.clock = clock;
    }

    /** @return false when one of the business waits already */
    public boolean ask(UserId by, BusinessId business, LimitRequest.Wish wish) {
        var asked = sql.of("""
                        insert into limit_request (business_id, asked_by, tier, name, use_case, evidence, evidence_file,
                          asked_at)
                        values (:business, :by, :tier, :name, :use, :evidence, :file, :now)
                        on conflict (tenant_id, business_id) where state = 'WAITING' do nothing returning id""")
                .with("business", business)
                .with("by", by)
                .with("tier", wish.tier())
                .with("name", wish.name())
                .with("use", wish.use())
                .with("evidence", wish.evidence())
                .with("file", wish.file().orElse(null))
                .with("now", clock.instant())
                .first(row -> row.number("id"));
        asked.ifPresent(id -> alarms.ask(
                fact(id),
                Text.text(LawfulNews.LIMITS_ASKED)
                        .with("name", wish.name())
                        .with("tier", wish.tier().name()),
                Button.open(Text.text(LawfulNews.LIMITS_OPEN), SCREEN, Long.toString(id))));
        return asked.isPresent();
    }

    public Optional<LimitRequest> find(long id) {
        return sql.of("select " + COLUMNS + "where id = :id").with("id", id).first(LimitRequests::request);
    }

    /** The business's newest. */
    public Optional<LimitRequest> newest(BusinessId business) {
        return sql.of("select " + COLUMNS + "where business_id = :business order by id desc limit 1")
                .with("business", business)
                .first(LimitRequests::request);
    }

    public int countWaiting() {
        return sql.of("select count(*) as many from limit_request where state = 'WAITING'")
                .only(row -> row.integer("many"));
    }

    /** The longest waiting first. */
    public List<LimitRequest> waiting(int offset, int most) {
        return sql.of("select " + COLUMNS + "where state = 'WAITING' order by id offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(LimitRequests::request);
    }

    /** @return false when somebody decided it before */
    public boolean withdraw(BusinessId business, long id) {
        var withdrawn = sql.of("""
                        update limit_request set state = 'WITHDRAWN', decided_at = :now
                        where id = :id and business_id = :business and state = 'WAITING'""")
                        .with("now", clock.instant())
                        .with("id", id)
                        .with("business", business)
                        .update()
                == 1;
        if (withdrawn) {
            seenTo.byItself(fact(id), SeenTo.How.WITHDRAWN);
        }
        return withdrawn;
    }

    boolean decide(long id, UserId admin, State state, String reason) {
        var decided = sql.of("""
                        update limit_request set state = :state, decided_by = :admin, decided_at = :now, reason = :reason
                        where id = :id and state = 'WAITING'""")
                        .with("state", state)
                        .with("admin", admin)
                        .with("now", clock.instant())
                        .with("reason", reason)
                        .with("id", id)
                        .update()
                == 1;
        if (decided) {
            seenTo.by(admin, fact(id), state == State.GRANTED ? SeenTo.How.APPROVED : SeenTo.How.DECLINED);
        }
        return decided;
    }

    private static String fact(long id) {
        return "limit-request:" + id;
    }

    private static LimitRequest request(Row row) throws SQLException {
        return new LimitRequest(
                row.number("id"),
                row.business("business_id"),
                row.user("asked_by"),
                row.instant("asked_at"),
                new LimitRequest.Wish(
                        row.constant(Business.Tier.class, "tier"),
                        row.text("name"),
                        row.text("use_case"),
                        row.text("evidence"),
                        row.maybeText("evidence_file")),
                row.constant(State.class, "state"),
                row.text("reason"));
    }
}
