package com.speechcad.local.digits;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.call.RequestCall;
import com.speechcad.call.Scripts;
import com.speechcad.db.Tx;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PublishFlow;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.local.Lab;
import com.speechcad.local.journey.BackDoors;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.local.queue.LocalQueues.Depth;
import com.speechcad.local.retell.CallView;
import com.speechcad.local.telegram.TelegramSettings;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Somebody with a flow and a telephone, in the whole stack with its doubles; the clock is moved instead of waited for. */
final class Scene implements AutoCloseable {
    static final String BOT = "speechcad_bot";
    static final long ANA = 7001;
    static final long OLGA = 7009;
    static final PhoneNumber PHONE = new PhoneNumber("+14155550134");
    static final TenantId TENANT = new TenantId(1);

    private static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");
    private static final List<String> QUEUES = List.of("bulk", "jobs");
    private static final Depth NOTHING = new Depth(0, 0);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final Lab lab;
    /** Of one instance of the worker: a transaction is open in one context alone. */
    private final ApplicationContext context;

    private final Tx tx;
    /** Of whoever may see everything; one for all looks, which are many. */
    private final Connection all;

    private final BackDoors doors;

    final UserId user;
    final Business business;
    private int taps;

    Scene(Lab lab) {
        this.lab = lab;
        doors = new BackDoors(lab::url);
        context = ((LocalFunction) lab.function("bulk-ivr-worker-fn")).bean(ApplicationContext.class);
        tx = bean(Tx.class);
        try {
            all = lab.postgres().superuser().getConnection();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        lab.telegram().limit(new TelegramSettings.Limits(false, 30, 60));
        user = comesIn(ANA, "Ana", PHONE);
        comesIn(OLGA, "Olga", new PhoneNumber("+14155550109"));
        business = in(() -> bean(Businesses.class).of(user));
        run(() -> {
            bean(Businesses.class).setTier(business.id(), Business.Tier.T2);
            bean(Ledger.class).credit(Movement.of("seed", user, Reason.TOP_UP, Money.dollars(20)));
        });
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T in(Supplier<T> work) {
        return tx.call(TENANT, work);
    }

    void run(Runnable work) {
        tx.run(TENANT, work);
    }

    private UserId comesIn(long id, String name, PhoneNumber phone) {
        lab.telegram().person(id, name, "en", phone.e164());
        lab.telegram().start(id, BOT, "");
        until(
                "the bot to answer",
                () -> isHeard() && in(() -> bean(Users.class).byTelegramId(id)).isPresent());
        return in(() -> {
            var users = bean(Users.class);
            var who = users.byTelegramId(id).orElseThrow().id();
            users.choose(who, Language.EN);
            users.rename(who, name);
            users.acceptTerms(who, 1);
            users.welcome(who);
            users.setOwnNumber(who, phone);
            return who;
        });
    }

    FlowVersion published(String name, Draft draft) {
        var flow = in(
                () -> bean(Flows.class).create(user, name, Language.EN, draft).orElseThrow());
        var said = in(() -> bean(PublishFlow.class).publish(user, flow));
        if (!(said instanceof PublishFlow.Outcome.Publishing)) {
            throw new AssertionError(said);
        }
        until("the flow to be published", () -> version(flow).isPresent());
        return version(flow).orElseThrow();
    }

    private Optional<FlowVersion> version(FlowId flow) {
        return in(() -> bean(FlowVersions.class).published(user)).stream()
                .filter(version -> version.flow().equals(flow))
                .findFirst();
    }

    /** Asks for a recorded call to the own number. @return the attempt */
    UUID calls(FlowVersion version) {
        return in(() -> {
            var quote = (Quote.Offered) bean(Quotes.class).quote(user, CallKind.SINGLE, PHONE, true);
            var said = bean(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "tap " + ++taps, user, business.id(), Scripts.of(version), PHONE, PLATFORM, true, quote));
            if (said instanceof RequestCall.Outcome.Requested(var attempt)) {
                return attempt;
            }
            throw new AssertionError(said);
        });
    }

    /** The provider's newest call. */
    CallView call() {
        return lab.retell().calls().getLast();
    }

    /** Waits until the phone rings again. @return the provider's id of the call */
    String rings(int calls) {
        hurrying(
                "the phone to ring",
                () -> lab.retell().calls().size() > calls && call().state().equals("ringing"));
        return call().callId();
    }

    /** Waits until the agent listens, or the call is over. */
    void listens() {
        hurrying(
                "the agent to listen",
                () -> call().state().equals("over")
                        || (call().state().equals("talking")
                                && call().speaker().isEmpty()
                                && !call().said().isEmpty()));
    }

    /** Moves the clock by a second until it is so. */
    void hurrying(String what, BooleanSupplier condition) {
        hurrying(what, A_SECOND, condition);
    }

    void hurrying(String what, Duration step, BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (int look = 0; !condition.getAsBoolean(); look++) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain: " + what + " " + lab.retell().calls()
                        + lines("select kind || ' ' || note from job where state = 'WAITING'"));
            }
            if (look % 4 == 3) {
                lab.clock().jump(step);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    void until(String what, BooleanSupplier condition) {
        hurrying(what, Duration.ofMillis(20), condition);
    }

    boolean isHeard() {
        return lab.telegram().pending(BOT).isEmpty();
    }

    /** No job is due, no message waits, nothing is in the queues or on its way from the provider. */
    boolean isQuiet() {
        return isHeard()
                && lines("select 1 from chat_message where shown_version < wanted_version")
                        .isEmpty()
                && lines("select 1 from job where state = 'WAITING' and due_at <= '"
                                + lab.clock().instant() + "'")
                        .isEmpty()
                && doors.get("/sim/retell/lab/webhooks").isEmpty()
                && QUEUES.stream().map(lab.queues()::depth).allMatch(NOTHING::equals);
    }

    void isQuietAgain() {
        hurrying("everything to be done", this::isQuiet);
    }

    /** The first column, as whoever may see everything. */
    List<String> lines(String query) {
        try (var statement = all.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    @Override
    public void close() {
        try {
            all.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
