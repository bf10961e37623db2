package com.speechcad.local.proof;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Many clients on few wallets. A wallet's own numbering says in which order its operations took place: it has to agree
 * with real time, every balance has to follow from the one before, and what was refused for want of money must have
 * wanted money at some moment while it was asked for.
 */
final class ClientsPart {
    private static final int CLIENTS = 8;
    private static final int WALLETS = 4;

    private final Options options;

    ClientsPart(Options options) {
        this.options = options;
    }

    /** One call of one client. */
    private record Said(String key, int wallet, long micros, long asked, long told, Posted posted) {}

    /** One entry of a wallet. */
    private record Entry(String key, long seq, long change, long after) {}

    Part run() throws Exception {
        var part = new Part("Clients at once");
        var began = System.nanoTime();
        var each = options.full() ? 12_500 : 1_250;
        try (var app = TestApp.configured(Map.of("datasources.default.maximum-pool-size", CLIENTS));
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var users = IntStream.range(0, WALLETS)
                    .mapToObj(number -> app.tx()
                            .call(
                                    TestApp.TENANT,
                                    () -> app.get(Users.class)
                                            .meet(800_000 + number, Optional.empty())
                                            .id()))
                    .toList();
            var retries = new AtomicLong();
            var works = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> (Callable<List<Said>>) () -> work(app, users, number, each, retries))
                    .toList();
            var all = new ArrayList<Said>();
            for (var said : clients.invokeAll(works)) {
                all.addAll(said.get());
            }
            var ordered = 0L;
            for (int wallet = 0; wallet < WALLETS; wallet++) {
                ordered += check(app, users.get(wallet), wallet, all, part);
            }
            repeated(all, part);
            app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults).forEach(fault -> part.wrong("" + fault));
            part.figure("operations asked for by %d clients on %d wallets".formatted(CLIENTS, WALLETS), all.size())
                    .figure("of which under a key another client used at the same time", all.size() - keys(all))
                    .figure(
                            "of which refused",
                            all.stream()
                                    .filter(said -> said.posted instanceof Posted.Rejected)
                                    .count())
                    .figure("entries whose order agrees with real time", ordered)
                    .figure("tried again (deadlock, lock or connection)", retries)
                    .figure("violations of linearisability", part.wrong().size());
        }
        return part.figure("seconds", (System.nanoTime() - began) / 1_000_000_000L);
    }

    private static long keys(List<Said> all) {
        return all.stream().map(Said::key).distinct().count();
    }

    /** Two clients share a key here and there: number i of clients 2n and 2n+1 is one and the same operation. */
    private List<Said> work(TestApp app, List<UserId> users, int number, int each, AtomicLong retries) {
        var said = new ArrayList<Said>();
        for (int i = 0; i < each; i++) {
            var isShared = i % 5 == 0;
            var who = isShared ? number / 2 : number;
            var random = new SplittableRandom(options.seed() * 31 + (isShared ? 1_000_003L : 7) * (who + 1) + i);
            var wallet = random.nextInt(WALLETS);
            var isCredit = random.nextInt(5) < 2;
            var micros = 1 + random.nextLong(isCredit ? 1_000_000 : 900_000);
            var key = "c:%s%d:%d".formatted(isShared ? "s" : "", who, i);
            said.add(once(app, users.get(wallet), wallet, key, isCredit, micros, retries));
        }
        return said;
    }

    private static Said once(
            TestApp app, UserId user, int wallet, String key, boolean isCredit, long micros, AtomicLong retries) {
        var ledger = app.get(Ledger.class);
        var movement = Movement.of(key, user, isCredit ? Reason.TOP_UP : Reason.SUBSCRIPTION, new Money(micros));
        var asked = System.nanoTime();
        while (true) {
            try {
                var posted = app.tx()
                        .call(TestApp.TENANT, () -> isCredit ? ledger.credit(movement) : ledger.debit(movement));
                return new Said(key, wallet, micros, asked, System.nanoTime(), posted);
            } catch (com.speechcad.kernel.Unreachable passing) {
                retries.incrementAndGet();
            }
        }
    }

    private static long check(TestApp app, UserId user, int wallet, List<Said> all, Part part) {
        var entries = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("""
                        select o.key, t.wallet_seq, t.wallet_change, t.wallet_after from ledger_transfer t
                        join ledger_op o on o.tenant_id = t.tenant_id and o.id = t.op_id
                        where o.user_id = :user and t.wallet_seq is not null order by t.wallet_seq""")
                                .with("user", user)
                                .list(row -> new Entry(
                                        row.text("key"),
                                        row.number("wallet_seq"),
                                        row.number("wallet_change"),
                                        row.number("wallet_after"))));
        // Under a shared key the one that did it counts from the earlier question to the earlier answer.
        var first = new HashMap<String, Said>();
        all.stream().filter(said -> !said.posted.before()).forEach(said -> first.put(said.key, said));
        var latestAsked = Long.MIN_VALUE;
        var before = 0L;
        for (var entry : entries) {
            var said = first.get(entry.key);
            if (said == null) {
                part.wrong("nobody was told of " + entry);
                continue;
            }
            if (said.told < latestAsked) {
                part.wrong("%s stands behind one that was asked for after it was told".formatted(entry));
            }
            latestAsked = Math.max(latestAsked, said.asked);
            if (entry.after != before + entry.change || Math.abs(entry.change) != said.micros) {
                part.wrong("%s does not follow from %d".formatted(entry, before));
            }
            before = entry.after;
        }
        all.stream()
                .filter(said ->
                        said.wallet == wallet && !said.posted.before() && said.posted instanceof Posted.Rejected)
                .filter(said -> !couldBeShort(said, entries, first))
                .forEach(said -> part.wrong("refused without need: " + said));
        return entries.size();
    }

    /** Some balance between what was surely before it and what was surely after it is too small for it. */
    private static boolean couldBeShort(Said said, List<Entry> entries, Map<String, Said> first) {
        var from = 0;
        var to = entries.size();
        for (int i = 0; i < entries.size(); i++) {
            var other = first.get(entries.get(i).key);
            if (other != null && other.told < said.asked) {
                from = i + 1;
            }
            if (other != null && other.asked > said.told && i < to) {
                to = i;
            }
        }
        for (int i = from; i <= to; i++) {
            if ((i == 0 ? 0 : entries.get(i - 1).after) < said.micros) {
                return true;
            }
        }
        return false;
    }

    private static void repeated(List<Said> all, Part part) {
        all.stream()
                .sorted(Comparator.comparing(Said::key))
                .collect(java.util.stream.Collectors.groupingBy(Said::key))
                .forEach((key, said) -> {
                    if (said.stream().filter(one -> !one.posted.before()).count() != 1) {
                        part.wrong(key + " was done not exactly once: " + said);
                    }
                    if (said.stream().map(one -> one.posted.op()).distinct().count() != 1) {
                        part.wrong(key + " was told about different operations: " + said);
                    }
                });
    }
}
