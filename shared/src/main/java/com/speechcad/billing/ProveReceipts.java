package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Proof;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Adds receipts up again: each comes to the seconds and amounts it says, and to what the journal says. A slice
 * is the next few hundred, from the first to the newest and over again.
 */
@Singleton
public class ProveReceipts implements Proof {
    private static final int A_SLICE = 500;
    private static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0), 0);

    private static final String AND_BOOKED = """
            ) x cross join lateral (select
              coalesce(sum(l.amount_micros) filter (where l.kind = 'CALL'), 0)::bigint as booked_call,
              coalesce(sum(l.amount_micros) filter (where l.kind = 'RECORDING'), 0)::bigint as booked_recording,
              coalesce(sum(l.amount_micros) filter (where l.kind = 'REFUND'), 0)::bigint as booked_back,
              count(*) filter (where l.kind not in ('CALL', 'RECORDING', 'REFUND', 'DEBT_SETTLED')) as booked_else,
              count(*) filter (where l.kind <> 'DEBT_SETTLED') as booked_entries
              from ledger_transfer l
              where l.id = any(x.ledger_entries || coalesce(x.c_entries, '{}'::bigint[]))) booked""";

    private static final String ALL_OF_THEM = "select x.*, booked.* from (" + Receipts.ALL + AND_BOOKED;

    private static final String ONE_BY_ONE = "select x.*, booked.* from (" + Receipts.ALL + """
            where (r.settled_at, r.attempt_id) > (:at, :attempt)
            order by r.settled_at, r.attempt_id limit :most""" + AND_BOOKED;

    private final Sql sql;
    private final Clock clock;
    private final int aSlice;

    @Inject
    ProveReceipts(Sql sql, Clock clock) {
        this(sql, clock, A_SLICE);
    }

    /** @param aSlice how many receipts are proven at a time */
    ProveReceipts(Sql sql, Clock clock, int aSlice) {
        this.sql = sql;
        this.clock = clock;
        this.aSlice = aSlice;
    }

    /** A round begins with what is wrong with the catalogue the receipts come from. */
    @Override
    public Slice next() {
        var faults = new ArrayList<Ledger.Fault>();
        var from = cursor();
        if (from.isStart()) {
            faults.addAll(sql.of("select name, detail from price_faults()")
                    .list(row -> new Ledger.Fault(row.text("name"), row.text("detail"))));
        }
        var proven = sql.of(ONE_BY_ONE)
                .with("at", from.at())
                .with("attempt", from.attempt())
                .with("most", aSlice)
                .list(ProveReceipts::booked);
        proven.forEach(one -> faults.addAll(faults(one)));
        var more = proven.size() == aSlice;
        faults.forEach(fault -> keep(fault, from.round()));
        if (!more) {
            forget(from.round());
        }
        move(more ? cursorAt(proven.getLast().receipt) : START, more);
        return new Slice(faults, more);
    }

    @Override
    public List<Ledger.Fault> faults() {
        return sql.of("select name, detail from receipt_fault where gone_at is null order by found_at, id")
                .list(row -> new Ledger.Fault(row.text("name"), row.text("detail")));
    }

    /**
     * Adds up all receipts that a connection may see, and writes nothing: for whoever has no more than that, and time.
     *
     * @param one of the functions' role, with a tenant set
     */
    public static List<Ledger.Fault> faults(Connection one) throws SQLException {
        var faults = new ArrayList<Ledger.Fault>();
        try (var statement = one.createStatement();
                var rows = statement.executeQuery(ALL_OF_THEM)) {
            while (rows.next()) {
                faults.addAll(faults(booked(Row.current(rows))));
            }
        }
        return faults;
    }

    private void keep(Ledger.Fault fault, long round) {
        sql.of("""
                insert into receipt_fault (name, detail, found_at, seen_round) values (:name, :detail, :now, :round)
                on conflict (tenant_id, name, md5(detail)) do update
                  set seen_round = excluded.seen_round, gone_at = null""")
                .with("name", fault.name())
                .with("detail", fault.detail())
                .with("now", clock.instant())
                .with("round", round)
                .update();
    }

    /** A whole round is over that has not found them. */
    private void forget(long round) {
        sql.of("update receipt_fault set gone_at = :now where gone_at is null and seen_round < :round")
                .with("now", clock.instant())
                .with("round", round)
                .update();
    }

    /** @param round how many were finished before this one */
    private record Cursor(Instant at, UUID attempt, long round) {
        boolean isStart() {
            return at.equals(Instant.EPOCH);
        }
    }

    private record Booked(Receipt receipt, Money call, Money recording, Money back, long others, long entries) {}

    private static Booked booked(Row row) throws SQLException {
        return new Booked(
                Receipts.receipt(row),
                row.money("booked_call"),
                row.money("booked_recording"),
                row.money("booked_back"),
                row.number("booked_else"),
                row.number("booked_entries"));
    }

    private static List<Ledger.Fault> faults(Booked one) {
        var receipt = one.receipt;
        var bill = Receipts.rerate(receipt);
        var faults = new ArrayList<Ledger.Fault>();
        if (!said(receipt).equals(bill)) {
            faults.add(fault("a receipt adds up again", receipt, said(receipt) + " is now " + bill));
        }
        var billed = receipt.call()
                .plus(receipt.transfer().map(Receipt.Transfer::amount).orElse(Money.ZERO));
        if (!billed.equals(one.call)
                || !receipt.recordingInTheEnd().equals(one.recording.minus(one.back))
                || one.others > 0
                || one.entries < entries(receipt)) {
            faults.add(fault("a receipt is what the journal says", receipt, one.toString()));
        }
        return faults;
    }

    /** What it says came out. */
    private static CallRating.Bill said(Receipt receipt) {
        return new CallRating.Bill(
                new CallRating.Line(
                        receipt.billedSeconds(), receipt.planSeconds(), receipt.walletSeconds(), receipt.call()),
                receipt.transfer()
                        .map(leg -> new CallRating.Line(
                                leg.billedSeconds(), leg.planSeconds(), leg.walletSeconds(), leg.amount())),
                receipt.recording());
    }

    /** As many as it names: none may be missing from the journal. */
    private static int entries(Receipt receipt) {
        return receipt.entries().size()
                + receipt.later()
                        .filter(change -> change.kind() == Receipt.RecordingChange.Kind.CHARGED)
                        .map(change -> change.entries().size())
                        .orElse(0);
    }

    private static Ledger.Fault fault(String name, Receipt receipt, String detail) {
        return new Ledger.Fault(name, "attempt %s: %s".formatted(receipt.attempt(), detail));
    }

    private Cursor cursor() {
        return sql.of("select proven_until, proven_attempt, rounds from receipt_proof for update")
                .first(row -> new Cursor(row.instant("proven_until"), row.uuid("proven_attempt"), row.number("rounds")))
                .orElse(START);
    }

    private void move(Cursor last, boolean more) {
        sql.of("""
                insert into receipt_proof (proven_until, proven_attempt) values (:at, :attempt)
                on conflict (tenant_id) do update set proven_until = excluded.proven_until,
                  proven_attempt = excluded.proven_attempt, rounds = receipt_proof.rounds + :over""")
                .with("at", last.at())
                .with("attempt", last.attempt())
                .with("over", more ? 0 : 1)
                .update();
    }

    private static Cursor cursorAt(Receipt receipt) {
        return new Cursor(receipt.settledAt(), receipt.attempt(), 0);
    }
}
