package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The invoices of the open transaction's tenant. */
@Singleton
public class TopUps {
    private static final String SELECT = """
            select id, user_id, coin, amount_micros, state, created_at, payment_id, address, destination_tag, expected,
              rate_until, seen_at, seen_tx, received, received_tx, due_micros, awaits_since, credited_micros,
              settled_at, late, doubted_at,
              -- what a person made of all that was parked of it, where nothing has put it into the wallet itself
              case when state = 'PARKED' then (
                select case when bool_and(p.state <> 'OPEN') then coalesce(sum(p.decided_micros) filter (
                  where p.state = 'CREDITED' or p.state = 'LINKED' and other.user_id = top_up.user_id), 0)::bigint end
                from parked_payment p left join top_up other on other.id = p.decided_invoice
                where p.top_up_id = top_up.id) end as looked_into_micros
            from top_up\s""";

    private final Sql sql;
    private final Clock clock;

    TopUps(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<TopUp> find(UUID id) {
        return askFind(id).get();
    }

    Later<Optional<TopUp>> askFind(UUID id) {
        return sql.of(SELECT + "where id = :id").with("id", id).askFirst(TopUps::topUp);
    }

    /** One of this user's; empty for anybody else's. */
    public Optional<TopUp> find(UserId user, UUID id) {
        return find(id).filter(found -> found.user().equals(user));
    }

    /** What may still be paid, newest first. */
    public List<TopUp> open(UserId user) {
        return sql.of(SELECT + """
                        where user_id = :user and state in ('REQUESTED', 'WAITING', 'SEEN')
                        order by created_at desc, id limit 20""").with("user", user).list(TopUps::topUp);
    }

    /** Whether money of theirs came that is neither credited nor refused yet: seen, or looked into by a person. */
    public boolean isAnyUndecided(UserId user) {
        return sql.of("""
                        select exists (select from top_up where user_id = :user and state = 'SEEN')
                          or exists (select from top_up t join parked_payment p on p.top_up_id = t.id
                            where t.user_id = :user and p.state = 'OPEN') as undecided""").with("user", user).only(row -> row.flag("undecided"));
    }

    /** All of a user's, newest first. */
    public List<TopUp> all(UserId user, int offset, int most) {
        return sql.of(SELECT + """
                        where user_id = :user order by created_at desc, id offset :offset limit :most""")
                .with("user", user)
                .with("offset", offset)
                .with("most", most)
                .list(TopUps::topUp);
    }

    /** The one with that number, for operators; empty for too short a number, and should two have it. */
    public Optional<TopUp> numbered(String number) {
        if (!number.matches("[0-9a-fA-F-]{8,36}")) {
            return Optional.empty();
        }
        var found = sql.of(SELECT + "where id::text like '%' || lower(:number) limit 2")
                .with("number", number)
                .list(TopUps::topUp);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    public int count(UserId user) {
        return sql.of("select count(*) as many from top_up where user_id = :user")
                .with("user", user)
                .only(row -> row.integer("many"));
    }

    /** Held until the open transaction ends. */
    Optional<TopUp> lock(UUID id) {
        return askToLock(id).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Optional<TopUp>> askToLock(UUID id) {
        return sql.of(SELECT + "where id = :id for update").with("id", id).askFirst(TopUps::topUp);
    }

    void add(UUID id, UserId user, String coin, Money amount) {
        sql.of("""
                insert into top_up (id, user_id, coin, amount_micros, state, created_at)
                values (:id, :user, :coin, :amount, 'REQUESTED', :now)""")
                .with("id", id)
                .with("user", user)
                .with("coin", coin)
                .with("amount", amount)
                .with("now", clock.instant())
                .update();
    }

    /** An answer that comes after a cancellation is kept too: the address exists, and may be paid. */
    void opened(UUID id, PaymentProvider.Answer.Opened answer, Instant rateUntil, Instant checkAt) {
        sql.of("""
                update top_up set payment_id = :payment, address = :address, destination_tag = :tag,
                  expected = :expected, rate_until = :until, token_cipher = null, check_at = :check,
                  state = case when state = 'REQUESTED' then 'WAITING' else state end
                where id = :id and payment_id is null""")
                .with("payment", answer.paymentId())
                .with("address", answer.address())
                .with("tag", answer.tag().orElse(null))
                .with("expected", answer.expected())
                .with("until", rateUntil)
                .with("check", checkAt)
                .with("id", id)
                .update();
    }

    void become(UUID id, TopUp.State state) {
        sql.of("update top_up set state = :state where id = :id")
                .with("state", state)
                .with("id", id)
                .soon();
    }

    void seen(UUID id, String tx) {
        sql.of("""
                update top_up set seen_at = coalesce(seen_at, :now), seen_tx = coalesce(seen_tx, :tx)
                where id = :id""").with("now", clock.instant()).with("tx", tx).with("id", id).soon();
    }

    /** From now on this is the transaction that counts. */
    void take(UUID id, BigDecimal received, String tx, boolean late) {
        sql.of("update top_up set received = :received, received_tx = :tx, late = :late where id = :id")
                .with("late", late)
                .with("received", received)
                .with("tx", tx)
                .with("id", id)
                .soon();
    }

    void await(UUID id, Money due, Instant checkAt) {
        sql.of("""
                update top_up set state = 'SEEN', due_micros = :due, awaits_since = :now, check_at = :check
                where id = :id""")
                .with("due", due)
                .with("now", clock.instant())
                .with("check", checkAt)
                .with("id", id)
                .soon();
    }

    /** @param checkAt when the provider is asked about its settlement; null when that is known or nobody's business */
    void credited(UUID id, TopUp.State state, Money amount, boolean atOnce, @Nullable Instant checkAt) {
        sql.of("""
                update top_up set state = :state, credited_micros = :amount, credited_at = :now, at_once = :once,
                  check_at = :check
                where id = :id""")
                .with("state", state)
                .with("amount", amount)
                .with("now", clock.instant())
                .with("once", atOnce)
                .with("check", checkAt)
                .with("id", id)
                .soon();
    }

    /** The provider's own wallet has it: nothing is left to ask. */
    void settled(UUID id) {
        sql.of("""
                update top_up set settled_at = coalesce(settled_at, :now), check_at = null, doubted_at = null,
                  reconciled_at = coalesce(reconciled_at, :now)
                where id = :id""").with("now", clock.instant()).with("id", id).soon();
    }

    /** What the payer of an invoice got within a day before anything was settled. */
    Later<Money> askAtOnceWithin(UUID invoice, Duration time) {
        return sql.of("""
                        select coalesce(sum(credited_micros), 0) as sum from top_up
                        where user_id = (select t.user_id from top_up t where t.id = :invoice)
                          and at_once and credited_at > :since""")
                .with("invoice", invoice)
                .with("since", clock.instant().minus(time))
                .askOnly(row -> row.money("sum"));
    }

    private static TopUp topUp(Row row) throws SQLException {
        var received = row.maybeDecimal("received");
        var tx = row.maybeText("received_tx").orElse("");
        var seenTx = row.maybeText("seen_tx").orElse("");
        return new TopUp(
                row.uuid("id"),
                row.user("user_id"),
                row.text("coin"),
                row.money("amount_micros"),
                row.constant(TopUp.State.class, "state"),
                row.instant("created_at"),
                payable(row),
                row.maybeInstant("seen_at").map(at -> new TopUp.Seen(at, seenTx)),
                received.map(amount -> new PaymentProvider.Transfer(amount, tx)),
                row.maybeMoney("due_micros"),
                row.maybeInstant("awaits_since"),
                row.maybeMoney("credited_micros"),
                row.maybeInstant("settled_at"),
                row.flag("late"),
                row.maybeInstant("doubted_at"),
                row.maybeMoney("looked_into_micros"));
    }

    private static Optional<TopUp.Payable> payable(Row row) throws SQLException {
        if (row.maybeText("payment_id").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TopUp.Payable(
                row.text("payment_id"),
                row.text("address"),
                row.maybeText("destination_tag"),
                row.decimal("expected"),
                row.instant("rate_until")));
    }
}
