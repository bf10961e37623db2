package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Dial;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One try to reach one number.
 *
 * @param confirmed what the person agreed to: neither its length nor its money is ever passed
 * @param reason why it ended, in the provider's word or ours (see {@link EndReason}), or the rule that refused it
 * @param basis what the call rests on, as it was stated when it was asked for
 * @param row of the campaign that it belongs to
 * @param connected how long both sides were connected, once it is over
 */
public record Attempt(
        UUID id,
        UserId user,
        BusinessId business,
        long account,
        CallKind kind,
        PhoneNumber to,
        PhoneNumber from,
        boolean recording,
        Script script,
        Quote.Confirmed confirmed,
        AttemptState state,
        Optional<String> reason,
        Instant plannedAt,
        Optional<Instant> dialledAt,
        Optional<String> providerCall,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Duration> connected,
        int emptyLookups,
        boolean analyzed,
        Basis basis,
        Optional<Row> row) {

    /**
     * What is run in the call, frozen when it was confirmed.
     *
     * @param labels how its author calls each step that can be answered, by step
     */
    public record Script(
            UUID version,
            String name,
            int number,
            String agentId,
            int agentVersion,
            boolean typedInput,
            Map<String, String> labels) {}

    /** For the lines of the log: whose campaign it is, when it is one's. */
    About about() {
        return About.maybe(Whose.CAMPAIGN, row.map(Row::campaign));
    }

    /**
     * A contact of a campaign.
     *
     * @param variables said in the call, by name
     */
    public record Row(UUID campaign, int seq, Map<String, String> variables) {
        public Row {
            variables = Map.copyOf(variables);
        }
    }

    /** The same, closed; an earlier start counts. */
    Attempt over(AttemptState how, String why, Duration connectedFor, Optional<Instant> start, Instant end) {
        return new Attempt(
                id,
                user,
                business,
                account,
                kind,
                to,
                from,
                recording,
                script,
                confirmed,
                how,
                Optional.of(why),
                plannedAt,
                dialledAt,
                providerCall,
                startedAt.or(() -> start),
                Optional.of(end),
                Optional.of(connectedFor),
                emptyLookups,
                analyzed,
                basis,
                row);
    }

    /** The same, its words known. */
    Attempt withWords() {
        return new Attempt(
                id,
                user,
                business,
                account,
                kind,
                to,
                from,
                recording,
                script,
                confirmed,
                state,
                reason,
                plannedAt,
                dialledAt,
                providerCall,
                startedAt,
                endedAt,
                connected,
                emptyLookups,
                true,
                basis,
                row);
    }

    /** As the gate is asked about it. */
    Dial dial() {
        return Dial.Calling.of(user, business, from, Dial.Kind.valueOf(kind.name()), Optional.of(script.version()))
                .inCampaign(row.map(Row::campaign))
                .to(to, basis);
    }

    /** Both sides were connected, however shortly. */
    public boolean talked() {
        return connected.filter(Duration::isPositive).isPresent();
    }

    /** How people name it to each other: eight letters, enough within one person's calls. */
    public String shortName() {
        var hex = id.toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
        return hex.substring(24, 28) + "-" + hex.substring(28, 32);
    }
}
