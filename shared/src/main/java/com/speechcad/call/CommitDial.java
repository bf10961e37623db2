package com.speechcad.call;

import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.billing.Quotes;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.TransferTargets;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What every dial needs that is committed to: what it asks of money, its slot, and the order for the provider. */
@Singleton
class CommitDial {
    private static final Duration MARGIN = Duration.ofMinutes(15);
    /** Longer than the provider is given for its answer. */
    static final Duration FIRST_CHECK = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final TransferTargets transfers;
    private final SaidInCall said;

    CommitDial(Accounts accounts, TransferTargets transfers, SaidInCall said) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.said = said;
    }

    /** Asked at every dial: a version keeps its numbers, and whose they are changes. */
    Optional<TransferTargets.Bar> barred(Attempt attempt, FlowVersions.Dialled script) {
        return transfers.bar(attempt.user(), attempt.business(), script.transfers());
    }

    static AuthoriseAttempt.Request request(Attempt attempt, FlowVersions.Dialled script) {
        var call =
                new Quotes.Call(attempt.user(), attempt.kind(), attempt.to(), script.transfers(), attempt.recording());
        return new AuthoriseAttempt.Request(
                attempt.id(), call, Optional.of(attempt.script().version()), Optional.of(attempt.confirmed()));
    }

    void takeSlot(Accounts.Account account, Attempt attempt, Duration longest, Instant now) {
        accounts.take(account, attempt.id(), now, leaseEnd(now, longest));
    }

    /** Until then a call that was dialled has its slot: longer than it can last. */
    static Instant leaseEnd(Instant dialled, Duration longest) {
        return dialled.plus(Dial.RINGING).plus(longest).plus(MARGIN);
    }

    /**
     * Made here and nowhere else, for whoever asked the gate in this very transaction.
     *
     * @param rule by which the gate allowed it
     */
    Dialer.Order order(TenantId tenant, Attempt attempt, Duration longest, FlowVersions.Dialled script, Rule rule) {
        return new Dialer.Order(
                tenant,
                attempt.id(),
                attempt.from(),
                attempt.to(),
                attempt.script().agentId(),
                attempt.script().agentVersion(),
                longest,
                attempt.recording(),
                attempt.row().map(Attempt.Row::variables).orElse(Map.of()),
                said.opening(attempt, script, rule));
    }
}
