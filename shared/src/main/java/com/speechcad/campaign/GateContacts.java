package com.speechcad.campaign;

import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Stage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the gate about many contacts of a campaign at once and writes down what it says. The campaign's row is locked. */
@Singleton
class GateContacts {
    private final Sql sql;
    private final Gate gate;
    private final CallingHours hours;
    private final Clock clock;

    GateContacts(Sql sql, Gate gate, CallingHours hours, Clock clock) {
        this.sql = sql;
        this.gate = gate;
        this.hours = hours;
        this.clock = clock;
    }

    /** A contact that is asked about. */
    record Asked(long seq, PhoneNumber to) {}

    /** What there was. */
    record Result(int ready, int excluded) {}

    /** What the gate and the campaign's own hours say about one of them. */
    record Verdict(ContactState state, Optional<String> rule, Instant nextAt) {}

    Result decide(Campaign campaign, List<Asked> contacts) {
        var verdicts = verdicts(campaign, contacts, Stage.READY, clock.instant());
        write(campaign.id(), contacts, verdicts);
        return new Result(count(verdicts, ContactState.READY), count(verdicts, ContactState.EXCLUDED));
    }

    /**
     * In the order of {@code contacts}.
     *
     * @param at who may be called then
     */
    List<Verdict> verdicts(Campaign campaign, List<Asked> contacts, Stage stage, Instant at) {
        return verdicts(
                campaign,
                contacts,
                gate.askAll(
                        calling(campaign), basis(campaign), callees(contacts), stage, "campaign:" + campaign.id(), at),
                at);
    }

    /** The same as {@link Stage#QUOTE}, leaving no trace: it may be asked for as often as somebody wonders. */
    List<Verdict> foretold(Campaign campaign, List<Asked> contacts, Instant at) {
        return verdicts(
                campaign,
                contacts,
                gate.explainAll(calling(campaign), basis(campaign), callees(contacts), Stage.QUOTE, at),
                at);
    }

    private static Dial.Calling calling(Campaign campaign) {
        var plan = campaign.plan();
        return Dial.Calling.of(
                campaign.user(), campaign.business(), plan.from().orElseThrow(), Dial.Kind.BULK, plan.flowVersion());
    }

    private static Basis basis(Campaign campaign) {
        return new Basis(campaign.plan().purpose(), campaign.plan().consent(), Optional.empty());
    }

    private static List<Dial.Callee> callees(List<Asked> contacts) {
        return contacts.stream()
                .map(one -> new Dial.Callee(new UUID(0, one.seq), one.to, Optional.empty()))
                .toList();
    }

    private List<Verdict> verdicts(Campaign campaign, List<Asked> contacts, Map<UUID, Decision> said, Instant at) {
        return contacts.stream()
                .map(one -> {
                    var decision = said.get(new UUID(0, one.seq));
                    if (decision == null) {
                        throw new IllegalStateException("the gate said nothing about a contact");
                    }
                    return verdict(campaign, one, decision, at);
                })
                .toList();
    }

    private Verdict verdict(Campaign campaign, Asked contact, Decision decision, Instant now) {
        return switch (decision) {
            case Decision.Exclude no ->
                new Verdict(ContactState.EXCLUDED, Optional.of(no.rule().name()), now);
            case Decision.Wait later ->
                new Verdict(ContactState.WAITING, Optional.of(later.rule().name()), later.until());
            case Decision.Allow _ -> {
                var opens = campaign.plan()
                        .window()
                        .map(window -> hours.next(contact.to(), window, now))
                        .orElse(now);
                yield opens.isAfter(now)
                        ? new Verdict(ContactState.WAITING, Optional.of(ContactRule.CALLING_WINDOW.name()), opens)
                        : new Verdict(ContactState.READY, Optional.empty(), now);
            }
        };
    }

    private static int count(List<Verdict> verdicts, ContactState state) {
        return Math.toIntExact(
                verdicts.stream().filter(one -> one.state == state).count());
    }

    private void write(UUID campaign, List<Asked> contacts, List<Verdict> verdicts) {
        var seqs = contacts.stream().map(Asked::seq).toList();
        var states = new ArrayList<String>();
        var rules = new ArrayList<String>();
        var times = new ArrayList<String>();
        for (var verdict : verdicts) {
            states.add(verdict.state.name());
            rules.add(verdict.rule.orElse(""));
            times.add(verdict.nextAt.toString());
        }
        sql.of("""
                update campaign_contact c
                set state = v.state, rule = nullif(v.rule, ''), next_at = v.at::timestamptz
                from unnest(:seqs::bigint[], :states::text[], :rules::text[], :times::text[]) as v (seq, state, rule, at)
                where c.campaign_id = :id and c.seq = v.seq""")
                .with("seqs", seqs)
                .with("states", states)
                .with("rules", rules)
                .with("times", times)
                .with("id", campaign)
                .update();
    }
}
