package com.speechcad.call;

import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what may be started on one provider account. What {@link NextDial} decides is one transaction; the provider is
 * asked after its commit, so that a crash in between can never ring anybody twice. It runs when something becomes ready,
 * when a slot is freed, and on a minute's sweep.
 */
@Singleton
public class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int MOST_A_RUN = 50;
    /** With the longest wait for the provider's answer still below the worker's minute. */
    private static final Duration MOST_TIME = Duration.ofSeconds(20);

    private final Tx tx;
    private final Accounts accounts;
    private final NextDial next;
    private final PutOffDial putOff;
    private final PlaceCall place;
    private final ComeBack comeBack;
    private final WakeDispatcher dispatcher;
    private final Clock clock;

    Dispatch(
            Tx tx,
            Accounts accounts,
            NextDial next,
            PutOffDial putOff,
            PlaceCall place,
            ComeBack comeBack,
            WakeDispatcher dispatcher,
            Clock clock) {
        this.tx = tx;
        this.accounts = accounts;
        this.next = next;
        this.putOff = putOff;
        this.place = place;
        this.comeBack = comeBack;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /**
     * Ends when nothing is ready, or there is no slot or token: whoever frees one wakes it again. Where tenants share a
     * line, it serves all of them in turn.
     */
    public void run(TenantId tenant, long account) {
        var end = clock.instant().plus(MOST_TIME);
        var own = List.of(new Accounts.Turn(tenant, account, false));
        var line = Optional.<String>empty();
        for (int i = 0; i < MOST_A_RUN && clock.instant().isBefore(end); i++) {
            var turns = line.map(shared -> tx.call(tenant, () -> accounts.turns(shared, clock.instant())))
                    .orElse(own);
            switch (step(turns, line.isPresent())) {
                case After.Shared(var name) -> line = Optional.of(name);
                case After.More() -> {}
                case After.Done() -> {
                    return;
                }
            }
        }
        tx.run(tenant, () -> dispatcher.afterCommit(account));
    }

    private sealed interface After {
        /** There may be more to do now. */
        record More() implements After {}

        record Done() implements After {}

        /** Nothing was done yet: others have their turns on the line too. */
        record Shared(String line) implements After {}
    }

    private After step(List<Accounts.Turn> turns, boolean sharing) {
        for (var turn : turns) {
            switch (taken(turn, sharing)) {
                case DialStep.Full() -> {
                    return new After.Done();
                }
                case DialStep.Shared(var line) -> {
                    return new After.Shared(line);
                }
                case DialStep.Idle() -> {}
                case DialStep.Passed() -> {
                    return new After.More();
                }
                case DialStep.Dial dial -> {
                    return placed(turn, dial);
                }
            }
        }
        return new After.Done();
    }

    /** A bug with one call is no reason to call nobody: it has its turn again later. */
    private DialStep taken(Accounts.Turn turn, boolean sharing) {
        var chosen = new ChosenDial();
        try {
            return tx.call(turn.tenant(), () -> next.take(turn, sharing, chosen));
        } catch (Unreachable passing) {
            throw passing;
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            LOG.error("ALARM the next call of account {} could not be dealt with", turn.account(), bug);
            if (chosen.whom().isEmpty()) {
                // Nothing is wrong with a call: whoever asked for this learns of it, and asks again.
                throw bug;
            }
            putOff.putOff(turn, chosen.whom().get());
            return new DialStep.Passed();
        }
    }

    private After placed(Accounts.Turn turn, DialStep.Dial dial) {
        try (var _ = About.the(Whose.TENANT, turn.tenant().value());
                var _ = About.the(Whose.ATTEMPT, dial.order().attempt());
                var _ = About.maybe(Whose.CAMPAIGN, dial.campaign())) {
            var accepted = place.place(dial.order(), dial.calling());
            var done = accepted
                    && switch (dial.then()) {
                        case DialStep.Then.Look() -> false;
                        case DialStep.Then.Full() -> true;
                        case DialStep.Then.Start(var at) ->
                            tx.call(turn.tenant(), () -> comeBack.at(turn.account(), at));
                    };
            return done ? new After.Done() : new After.More();
        }
    }
}
