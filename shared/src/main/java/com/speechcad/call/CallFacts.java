package com.speechcad.call;

import com.speechcad.billing.ParkedOperation;
import com.speechcad.billing.Receipt;
import com.speechcad.billing.Receipts;
import com.speechcad.billing.StoppedCharges;
import com.speechcad.db.Later;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowVersions;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.wallet.Balance;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the words about a call are made of, asked for in one round trip. */
@Singleton
class CallFacts {
    private final Results results;
    private final Receipts receipts;
    private final StoppedCharges stopped;
    private final Wallets wallets;
    private final DoNotCall doNotCall;
    private final UnheardCalls unheard;
    private final FlowVersions versions;

    CallFacts(
            Results results,
            Receipts receipts,
            StoppedCharges stopped,
            Wallets wallets,
            DoNotCall doNotCall,
            UnheardCalls unheard,
            FlowVersions versions) {
        this.results = results;
        this.receipts = receipts;
        this.stopped = stopped;
        this.wallets = wallets;
        this.doNotCall = doNotCall;
        this.unheard = unheard;
        this.versions = versions;
    }

    /**
     * Nothing is asked, and all of it is empty, while the call runs.
     *
     * @param answers that may be seen by now
     * @param defaults what the script says where a contact has no value; asked for only where a question's words need it
     * @param moreAnswersAt when further ones may be seen
     * @param held whether the callee wants no more calls, or nobody knows
     * @param unheard nothing that was said or keyed has come
     * @param stopped where its charge stands, if a circuit breaker stopped it; asked for only where there is no receipt
     * @param balance of the caller, where there was something to pay
     * @param words what was said, once the call was analysed
     * @param recording its file, once it was fetched
     */
    record Facts(
            Later<List<Answer>> answers,
            Later<Map<String, String>> defaults,
            Later<Optional<Instant>> moreAnswersAt,
            Later<DoNotCall.Held> held,
            Later<Boolean> unheard,
            Later<Optional<Receipt>> receipt,
            Supplier<Optional<ParkedOperation.State>> stopped,
            Later<Optional<Balance>> balance,
            Later<Optional<Results.Words>> words,
            Later<Optional<String>> recording) {
        private static final Facts NONE = new Facts(
                Later.of(List.of()),
                Later.of(Map.of()),
                Later.of(Optional.empty()),
                Later.of(DoNotCall.Held.NOT),
                Later.of(false),
                Later.of(Optional.empty()),
                Optional::empty,
                Later.of(Optional.empty()),
                Later.of(Optional.empty()),
                Later.of(Optional.empty()));
    }

    Facts ask(Attempt attempt) {
        return attempt.state().isOver() ? ask(attempt, receipts.askOf(attempt.id())) : Facts.NONE;
    }

    /** @param receipt of a call that is over, when it is known or being written */
    Facts ask(Attempt attempt, Later<Optional<Receipt>> receipt) {
        var id = attempt.id();
        var talked = attempt.talked();
        var mayHaveTalked = talked || UnheardCalls.isLost(attempt);
        return new Facts(
                results.askAnswers(id),
                askDefaults(attempt),
                results.askMoreAnswersAt(id),
                mayHaveTalked ? doNotCall.askHeld(attempt.business(), attempt.to()) : Later.of(DoNotCall.Held.NOT),
                mayHaveTalked ? unheard.ask(id) : Later.of(false),
                receipt,
                () -> talked ? stopped.of(id) : Optional.empty(),
                talked ? wallets.askOf(attempt.user()).then(Optional::of) : Later.of(Optional.empty()),
                attempt.analyzed() ? results.askWords(id) : Later.of(Optional.empty()),
                attempt.recording() ? results.askRecording(id) : Later.of(Optional.empty()));
    }

    private Later<Map<String, String>> askDefaults(Attempt attempt) {
        return attempt.script().labels().values().stream().anyMatch(StepLabel::namesVariables)
                ? versions.askDraftOfCall(attempt.id())
                        .then(draft -> draft.map(Draft::defaults).orElse(Map.of()))
                : Later.of(Map.of());
    }
}
