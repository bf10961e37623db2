package com.speechcad.billing;

import com.speechcad.billing.PublishPrices.Problem;
import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Message;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing in the price list changed, always on top of the newest list; a second operator has to agree where it would bring
 * less than it costs, or hide that. What waits is the change and not the list: others may change something else meanwhile.
 * Every method works in the open transaction.
 */
@Singleton
public class ChangePrices extends Agreement<ChangePrices.Asked, ChangePrices.Outcome> {
    /** Shows one that waits. */
    public static final String SCREEN = "books.price-wish";

    /** Prices change for everybody at once; who has a quote open sees the new one before it is confirmed. */
    private static final Duration NOTICE = Duration.ofHours(1);

    /** What was in force so lately may be put back by one person. */
    private static final Duration LATELY = Duration.ofDays(7);

    private final Sql sql;
    private final PriceVersions versions;
    private final PublishPrices publish;
    private final PriceWishes wishes;
    private final SecondPerson second;
    private final Audit audit;
    private final Json json;
    private final Clock clock;

    ChangePrices(
            Sql sql,
            PriceVersions versions,
            PublishPrices publish,
            PriceWishes wishes,
            SecondPerson second,
            Audit audit,
            Json json,
            Clock clock) {
        // Nobody's own money is in a price list.
        super(second, new Outcome.Done(), new Outcome.Gone(), new Outcome.Gone(), new Outcome.TooNew());
        this.sql = sql;
        this.versions = versions;
        this.publish = publish;
        this.wishes = wishes;
        this.second = second;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What waits for a second person's word. */
    public record Asked(PriceChange change, String why, UserId by, Instant at) implements Wish {}

    /** One that waits, with its number. */
    public record Waiting(long id, Asked asked) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** It is a list by now. */
        record Done() implements Outcome {}

        /** A second person has to agree. */
        record Waits() implements Outcome {}

        /** It cannot be published. */
        record Refused(Set<Problem> problems) implements Outcome {}

        /** Decided before, or not theirs to decide. */
        record Gone() implements Outcome {}

        /** Whoever asked or would agree became an admin today: somebody else has to. */
        record TooNew() implements Outcome {}
    }

    /** The list that prices are changed in: the one that begins last; empty where there is none. */
    public Optional<PriceVersion> newest() {
        return versions.all().stream().findFirst();
    }

    /** When a change that is made now begins at the earliest. */
    public Instant soonest() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(NOTICE);
    }

    /**
     * The list as it would be.
     *
     * @param from when it begins, unless the newest list begins later
     * @throws IllegalStateException where there is no list to change
     */
    public NextPrices next(PriceChange change, Instant from) {
        var all = versions.all();
        if (all.isEmpty()) {
            throw new IllegalStateException("there is no price list to change");
        }
        var lately = versions.before(all, clock.instant().minus(LATELY), change.saysCost());
        return NextPrices.of(versions.listed(all.getFirst()), lately, change, from, versions::hasLabel);
    }

    /**
     * Publishes it, or writes it down and tells the others.
     *
     * @param from as the operator was shown; where a second person has to agree, an hour after that
     * @param why in the operator's words, never blank
     */
    public Outcome change(UserId operator, PriceChange change, Instant from, String why) {
        takeTurn();
        var next = next(change, from);
        if (!next.takesTwo()) {
            return published(operator, next, told(change, why));
        }
        var problems = problems(next);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var asked = new Asked(change, why, operator, clock.instant());
        var id = wishes.add(asked);
        log(operator, "asked", id, asked);
        var message = Message.of(Text.text(OperatorText.PRICES_WAIT))
                .row(Button.open(Text.text(OperatorText.LOOK), SCREEN, Long.toString(id)))
                .asNew();
        second.tellOthers(operator, notice(id), message);
        return new Outcome.Waits();
    }

    /**
     * Takes back a list that has not begun; only the newest, for what later ones have of it would stay.
     *
     * @return false when it has begun, is taken back, or is not the newest any more
     */
    public boolean takeBack(UserId operator, long version, String why) {
        takeTurn();
        return newest().filter(list -> list.id() == version).isPresent() && publish.withdraw(operator, version, why);
    }

    /** Those that wait, oldest first. */
    public List<Waiting> waiting() {
        return wishes.waiting();
    }

    @Override
    public Optional<Asked> asked(long id) {
        return wishes.find(id);
    }

    @Override
    Outcome carryOut(long id, Asked wish, UserId another) {
        takeTurn();
        var told = told(wish.change(), wish.why());
        told.put("wish", id);
        told.put("agreed_by", another.value());
        return published(wish.by(), next(wish.change(), soonest()), told);
    }

    /** It waits on, until it can be done or is dropped: a place whose list was taken back may have a price again. */
    @Override
    void refused(long id) {}

    private Outcome published(UserId operator, NextPrices next, Map<String, Object> told) {
        var problems = problems(next);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        return switch (publish.publish(operator, next.draft(), told)) {
            case PublishPrices.Outcome.Published _ -> new Outcome.Done();
            case PublishPrices.Outcome.Refused(var refused) -> new Outcome.Refused(refused);
        };
    }

    private Set<Problem> problems(NextPrices next) {
        var problems = EnumSet.noneOf(Problem.class);
        problems.addAll(publish.problems(next.draft()));
        if (next.lacksCost()) {
            problems.add(Problem.COST_MISSING);
        }
        return problems;
    }

    /** Of two changes at once the second is made in the list of the first, until the open transaction ends. */
    private void takeTurn() {
        sql.of("select pg_advisory_xact_lock(hashtextextended('prices:' || app_tenant(), 0)) is null as locked")
                .only(row -> row.flag("locked"));
    }

    @Override
    String notice(long id) {
        return "price-wish:" + id;
    }

    @Override
    boolean lock(long id) {
        return wishes.lock(id);
    }

    @Override
    Set<UserId> owners(long id, Asked wish) {
        return Set.of();
    }

    @Override
    void keepSecond(long id, UserId another) {
        wishes.agreed(id, another);
    }

    @Override
    void forget(long id) {
        wishes.dropped(id);
    }

    @Override
    void log(UserId operator, String what, long id, Asked wish) {
        audit.append(
                "user:" + operator.value(),
                "prices." + what,
                "price-wish:" + id,
                json.write(told(wish.change(), wish.why())));
    }

    /** For the audit log: the row of a wish may change, the log cannot. */
    private static Map<String, Object> told(PriceChange change, String why) {
        var told = new LinkedHashMap<String, Object>(change.facts());
        told.put("reason", why);
        return told;
    }
}
