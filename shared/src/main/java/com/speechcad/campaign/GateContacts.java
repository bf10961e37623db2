package com.speechcad.campaign;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Place;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.Stage;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the gate about many contacts of a campaign at once and writes down what it says. The campaign's row is locked. */
@Singleton
class GateContacts {
    private final Sql sql;
    private final Gate gate;
    private final PauseForAll pause;
    private final CallingHours hours;
    private final Clock clock;

    GateContacts(Sql sql, Gate gate, PauseForAll pause, CallingHours hours, Clock clock) {
        this.sql = sql;
        this.gate = gate;
        this.pause = pause;
        this.hours = hours;
        this.clock = clock;
    }

    /** A contact that is asked about; the zone is what the business knows. */
    record Asked(long seq, PhoneNumber to, Optional<ZoneId> stated) {
        /** @param seq the column that has it; the others are {@code number} and {@link ContactZone#STATED} */
        static Asked of(Row row, String seq) throws SQLException {
            return new Asked(
                    row.number(seq),
                    row.phone("number"),
                    row.maybeText("stated").flatMap(ContactZone::of));
        }
    }

    /** What there was. */
    record Result(int ready, int excluded) {}

    /** What the gate and the campaign's own hours say about one of them. */
    record Verdict(ContactState state, Optional<String> rule, Instant nextAt) {}

    /** All of them stay as they are when the campaign is paused over what was said. */
    Result decide(Campaign campaign, List<Asked> contacts) {
        var now = clock.instant();
        var said = ask(campaign, contacts, Stage.READY, now);
        if (pause.pauses(campaign, said.values())) {
            return new Result(0, 0);
        }
        var verdicts = verdicts(campaign, contacts, said, now);
        write(campaign.id(), contacts, verdicts);
        return new Result(count(verdicts, ContactState.READY), count(verdicts, ContactState.EXCLUDED));
    }

    /**
     * For a quote, in the order of {@code contacts}; the answers are on record.
     *
     * @param at who may be called then
     */
    List<Verdict> quoted(Campaign campaign, List<Asked> contacts, Instant at) {
        return verdicts(campaign, contacts, ask(campaign, contacts, Stage.QUOTE, at), at);
    }

    private Map<UUID, Decision> ask(Campaign campaign, List<Asked> contacts, Stage stage, Instant at) {
        return gate.askAll(calling(campaign), basis(campaign), callees(contacts), stage, subject(campaign), at);
    }

    private static String subject(Campaign campaign) {
        return "campaign:" + campaign.id();
    }

    /** Whether one of its calls was refused for what holds for all of them, and it is paused over that. */
    boolean pauses(Campaign campaign, Decision said) {
        return pause.pauses(campaign, List.of(said));
    }

    /** The same as {@link #quoted}, leaving no trace: it may be asked for as often as somebody wonders. */
    List<Verdict> foretold(Campaign campaign, List<Asked> contacts, Instant at) {
        return verdicts(
                campaign,
                contacts,
                gate.explainAll(calling(campaign), basis(campaign), callees(contacts), Stage.QUOTE, at),
                at);
    }

    /** What becomes of one of them by a decision of the gate and the campaign's own hours. */
    Verdict by(Campaign campaign, Asked contact, Decision said, Instant at) {
        return verdict(campaign.plan().window(), contact, said, at, new HashMap<>());
    }

    /** What is on record of contacts whose verdicts were foretold for a quote: how many there were. */
    void tell(Campaign campaign, int contacts, int allowed, Instant at) {
        gate.tell(calling(campaign), Stage.QUOTE, subject(campaign), contacts, allowed, at);
    }

    /** Whether the campaign's own hours let that number be called; the law's are another question. */
    boolean isWithinOwnHours(Campaign campaign, PhoneNumber to, Optional<ZoneId> stated, Instant at) {
        return campaign.plan()
                .window()
                .map(own -> CallingHours.next(hours.placeOf(to, stated).zones(), own, at)
                        .filter(at::equals)
                        .isPresent())
                .orElse(true);
    }

    static Dial.Calling calling(Campaign campaign) {
        var plan = campaign.plan();
        return Dial.Calling.of(
                        campaign.user(),
                        campaign.business(),
                        plan.from().orElseThrow(),
                        Dial.Kind.BULK,
                        plan.flowVersion())
                .inCampaign(Optional.of(campaign.id()));
    }

    static Basis basis(Campaign campaign) {
        return new Basis(campaign.plan().purpose(), campaign.plan().consent(), Optional.empty());
    }

    private static List<Dial.Callee> callees(List<Asked> contacts) {
        return contacts.stream()
                .map(one -> new Dial.Callee(new UUID(0, one.seq), one.to, one.stated))
                .toList();
    }

    private List<Verdict> verdicts(Campaign campaign, List<Asked> contacts, Map<UUID, Decision> said, Instant at) {
        var found = new HashMap<Place, Optional<Instant>>();
        return contacts.stream()
                .map(one -> {
                    var decision = said.get(new UUID(0, one.seq));
                    if (decision == null) {
                        throw new IllegalStateException("the gate said nothing about a contact");
                    }
                    return verdict(campaign.plan().window(), one, decision, at, found);
                })
                .toList();
    }

    /** @param lawful the next hour that suits both the campaign and the law, by place, as far as it is known */
    private Verdict verdict(
            Optional<CallingWindow> window,
            Asked contact,
            Decision decision,
            Instant now,
            Map<Place, Optional<Instant>> lawful) {
        return switch (decision) {
            case Decision.Exclude no ->
                new Verdict(ContactState.EXCLUDED, Optional.of(no.rule().name()), now);
            case Decision.Wait later
            when window.isPresent() && later.rule() == Rule.WINDOW ->
                next(contact, window.get(), now, lawful)
                        .map(at -> waits(later, at.isAfter(later.until()) ? at : later.until()))
                        .orElseGet(() -> outside(now));
            case Decision.Wait later -> waits(later, later.until());
            case Decision.Allow yes ->
                window.map(own -> allowed(own, contact, yes.rule(), now, lawful))
                        .orElseGet(() -> ready(now));
        };
    }

    private Verdict allowed(
            CallingWindow window, Asked contact, Rule rule, Instant now, Map<Place, Optional<Instant>> lawful) {
        var opens =
                CallingHours.next(hours.placeOf(contact.to(), contact.stated()).zones(), window, now);
        if (opens.filter(now::equals).isPresent()) {
            return ready(now);
        }
        // Whoever asked for it themselves is called at any hour.
        return (rule == Rule.CONSENTED ? next(contact, window, now, lawful) : opens)
                .map(at -> new Verdict(ContactState.WAITING, Optional.of(ContactRule.CALLING_WINDOW.name()), at))
                .orElseGet(() -> outside(now));
    }

    private Optional<Instant> next(
            Asked contact, CallingWindow window, Instant now, Map<Place, Optional<Instant>> lawful) {
        return lawful.computeIfAbsent(
                hours.placeOf(contact.to(), contact.stated()), place -> hours.nextLawful(place, window, now));
    }

    private static Verdict ready(Instant now) {
        return new Verdict(ContactState.READY, Optional.empty(), now);
    }

    private static Verdict waits(Decision.Wait later, Instant until) {
        return new Verdict(ContactState.WAITING, Optional.of(later.rule().name()), until);
    }

    private static Verdict outside(Instant now) {
        return new Verdict(ContactState.EXCLUDED, Optional.of(ContactRule.OUTSIDE_LAWFUL_HOURS.name()), now);
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
