package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Stage;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A person confirmed a call: the intent is written down, the message about it put, the dispatcher woken after the
 * commit. Nothing is dialled and no money held here.
 */
@Singleton
public class RequestCall {
    private final Attempts attempts;
    private final AttemptStates states;
    private final Accounts accounts;
    private final Gate gate;
    private final LiveMessage live;
    private final WakeDispatcher dispatcher;
    private final IdSource ids;
    private final Clock clock;

    RequestCall(
            Attempts attempts,
            AttemptStates states,
            Accounts accounts,
            Gate gate,
            LiveMessage live,
            WakeDispatcher dispatcher,
            IdSource ids,
            Clock clock) {
        this.attempts = attempts;
        this.states = states;
        this.accounts = accounts;
        this.gate = gate;
        this.live = live;
        this.dispatcher = dispatcher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What was confirmed.
     *
     * @param nonce taken from the confirmation: a second tap on it is the same call
     * @param basis what the call rests on
     * @param confirmed shown as the most it can last and cost; more is never held
     */
    public record Wish(
            String nonce,
            UserId user,
            BusinessId business,
            Attempt.Script script,
            PhoneNumber to,
            PhoneNumber from,
            boolean recording,
            Quote.Offered confirmed,
            Basis basis) {
        /** To the person's own number or a guest, who need no further basis. */
        public Wish(
                String nonce,
                UserId user,
                BusinessId business,
                Attempt.Script script,
                PhoneNumber to,
                PhoneNumber from,
                boolean recording,
                Quote.Offered confirmed) {
            this(nonce, user, business, script, to, from, recording, confirmed, Basis.PLAIN);
        }

        private Dial dial() {
            return Dial.Calling.of(user, business, from, Dial.Kind.SINGLE, Optional.of(script.version()))
                    .to(to, basis);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Requested(UUID attempt) implements Outcome {}

        record Refused(Text why) implements Outcome {}
    }

    /** Joins the open transaction. */
    public Outcome request(Wish wish) {
        var known = attempts.ofNonce(wish.user(), wish.nonce());
        if (known.isPresent()) {
            return new Outcome.Requested(known.get());
        }
        var id = ids.next();
        var decision = gate.ask(wish.dial(), Stage.READY, "attempt:" + id);
        return switch (decision) {
            case Decision.Allow _ -> new Outcome.Requested(plan(id, wish));
            // A single call is for now; waiting is what campaigns do.
            case Decision.Wait(var _, var rule, var _) -> new Outcome.Refused(rule.why());
            case Decision.Exclude(var rule, var _) -> new Outcome.Refused(rule.why());
        };
    }

    private UUID plan(UUID id, Wish wish) {
        var attempt = new Attempt(
                id,
                wish.user(),
                wish.business(),
                accounts.ofTenant(),
                CallKind.SINGLE,
                wish.to(),
                wish.from(),
                wish.recording(),
                wish.script(),
                wish.confirmed().confirmed(),
                AttemptState.PLANNED,
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.<Duration>empty(),
                0,
                false,
                wish.basis(),
                Optional.empty());
        if (!states.plan(attempt, wish.nonce())) {
            return attempts.ofNonce(wish.user(), wish.nonce()).orElseThrow();
        }
        live.draw(attempt);
        dispatcher.afterCommit(attempt.account());
        return id;
    }
}
