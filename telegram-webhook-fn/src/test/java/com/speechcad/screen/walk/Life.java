package com.speechcad.screen.walk;

import com.speechcad.billing.FakePayments;
import com.speechcad.call.AssignCallerId;
import com.speechcad.call.CallReport;
import com.speechcad.call.Dialer.Order;
import com.speechcad.call.FakeProvider;
import com.speechcad.call.SyncNumbers;
import com.speechcad.call.TakeReport;
import com.speechcad.campaign.QueueWorker;
import com.speechcad.campaign.Sim;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.notify.Outgoing;
import com.speechcad.notify.TestChatFiles;
import com.speechcad.screen.call.TakesEveryFlow;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One tenant in which the worlds are built: the real product over a database, with a provider whose calls end as they are
 * told, payments, a clock, and all that was ever in somebody's chat.
 */
final class Life implements AutoCloseable {
    /** A Monday: ten in California. */
    static final Instant NOON = Instant.parse("2026-11-30T18:00:00Z");

    static final long OWNER = 9001;
    static final long ADMINS = 9_900;

    final FakeProvider provider = new FakeProvider();
    final FakePayments payments = new FakePayments();
    final TestChatFiles sent = new TestChatFiles();
    final TestApp app = TestApp.configured(
            Map.of("platform.caller.id", "+12125550199", "owner.telegram.ids", "9001,9002,9003,9004"),
            provider,
            payments,
            sent,
            new TakesEveryFlow());
    private final Map<Person, Set<Outgoing>> heard = new LinkedHashMap<>();
    private int people;
    private int heardOrders;

    Life() {
        app.clock().set(NOON);
        provider.numbers = IntStream.range(100, 200)
                .mapToObj(last -> FakeProvider.owned("+12125550" + last))
                .toList();
        provider.concurrency = 200;
        app.get(SyncNumbers.class).run(TestApp.TENANT);
        in(() -> app.sql()
                .of("update provider_account set starts_per_second = 20, kept_for_single = 0")
                .update());
    }

    /** Somebody who came in, with a number of their own, a business of a tier and money. */
    Person person(Language language, Business.Tier tier, int dollars) {
        return person(9_800L, language, tier, dollars);
    }

    /** @param first from where on their ids are */
    Person person(long first, Language language, Business.Tier tier, int dollars) {
        var last = 110 + ++people;
        var number = new PhoneNumber("+14155550" + last);
        var telegram = first + people;
        var said = Said.in(language);
        var chat = DialogDriver.onboarded(app, telegram, said.name(), language);
        var person = in(() -> {
            var user = app.get(Users.class).byTelegramId(telegram).orElseThrow().id();
            app.get(Users.class).setOwnNumber(user, number);
            var businesses = app.get(Businesses.class);
            var business = businesses.of(user).id();
            businesses.setTier(business, tier);
            businesses.setName(business, said.business());
            app.get(AssignCallerId.class)
                    .assign("telegram:" + OWNER, new PhoneNumber("+12125550" + last), Optional.of(user));
            if (dollars > 0) {
                app.get(Ledger.class)
                        .credit(Movement.of("seed:" + telegram, user, Reason.TOP_UP, Money.dollars(dollars)));
            }
            return new Person(chat, telegram, user, business, number, language, said);
        });
        heard.put(person, new LinkedHashSet<>());
        return person;
    }

    /** What stood in the chats of somebody at any time, other than the menu. */
    Map<Person, Set<Outgoing>> heard() {
        return heard;
    }

    /** Everything that waits in queues is done, and everything that is due. */
    void work() {
        for (int round = 0; round < 40; round++) {
            var messages = List.copyOf(app.queue().sent());
            app.queue().sent().clear();
            messages.forEach(message -> QueueWorker.work(app, message.body()));
            var due = app.get(Jobs.class).due(100);
            due.forEach(job -> app.get(RunJob.class).run(job.tenant(), job.id()));
            heard.forEach((person, messagesSoFar) ->
                    messagesSoFar.addAll(person.chat().messages()));
            if (messages.isEmpty() && due.isEmpty()) {
                return;
            }
            app.clock().advance(Duration.ofSeconds(2));
        }
    }

    /** So many minutes go by, each with what the clock starts. */
    void minutes(int many) {
        for (int minute = 0; minute < many; minute++) {
            app.clock().advance(Duration.ofMinutes(1));
            Sim.minutely(app).forEach(task -> task.run(Sim.A_TASK));
            work();
        }
    }

    /** A scheduled task. */
    void task(String name) {
        app.all(Task.class).stream().filter(task -> task.name().equals(name)).forEach(task -> task.run(Sim.A_TASK));
        work();
    }

    /** What was dialled since this was asked for the last time. */
    List<Order> dialled() {
        var fresh = new ArrayList<>(provider.orders.subList(heardOrders, provider.orders.size()));
        heardOrders = provider.orders.size();
        return fresh;
    }

    /** The provider says so of a call. */
    void report(CallReport report) {
        provider.calls.put(report.providerCall(), report);
        app.get(TakeReport.class).take(TestApp.TENANT, report);
        work();
    }

    <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }

    @Override
    public void close() {
        app.close();
    }
}
