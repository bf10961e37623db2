package com.speechcad.call;

import com.speechcad.billing.Authorisation;
import com.speechcad.billing.QuotedCall;
import com.speechcad.billing.Receipt;
import com.speechcad.db.Later;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.TransferTargets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where attempts come from that come into being only when they can be dialled: the contacts of campaigns. All of it
 * happens in the dispatcher's or the settling transaction, the account or the attempt locked.
 */
public interface AttemptSource {
    /** What there is to dial on that account. */
    sealed interface Next {
        /**
         * @param attempt not written down yet, its contact locked
         * @param script what of its version a dial has to know
         * @param quoted since its user's turn was taken
         */
        record Candidate(Attempt attempt, FlowVersions.Dialled script, QuotedCall quoted) implements Next {}

        /** Something was decided without dialling: ask again. */
        record Passed() implements Next {}
    }

    /** Whose turn it is. */
    record Turn(UUID campaign, UserId user) {}

    /** Empty where nothing may be dialled now; in the round trip of whatever is needed next. */
    Later<Optional<Turn>> askTurn(long account, Instant now);

    Next next(Turn turn);

    /**
     * A contact waits until then: something about it is broken, and others are dialled meanwhile.
     *
     * @param seq its place in the campaign; empty where it broke while it was looked for: then it is the one that is next
     */
    void putOff(Turn turn, Optional<Integer> seq, Instant until);

    /** It is being dialled from now on, with so much set aside for it. */
    void dialled(Attempt attempt, Money hold);

    /** The gate said no, and nothing was written down about it. */
    void decided(Attempt attempt, Decision no);

    /** Its flow may transfer to a number that calls may not go to, and nothing was written down about it. */
    void barred(Attempt attempt, TransferTargets.Bar why);

    /** Plan or wallet, or the budget, do not cover it; nothing was written down about it. */
    void refused(Attempt attempt, Authorisation.Refused why);

    /** Whether one that went back in line may still be dialled. */
    boolean goesOn(Attempt attempt);

    /**
     * It is over; said again when a later word changes how.
     *
     * @param receipt empty where nothing was charged, or an operator decides first
     */
    void over(Attempt attempt, Later<Optional<Receipt>> receipt);
}
