package com.speechcad.screen.walk;

import com.speechcad.billing.Plan;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.FlowId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of one language, each with a life of their own, so that every screen has something to show to somebody. */
final class Village {
    final Map<String, Person> people = new LinkedHashMap<>();
    private final Life life;
    private final Language language;
    private @Nullable FlowId flow;
    private @Nullable Outreach outreach;

    Village(Life life, Language language) {
        this.life = life;
        this.language = language;
        settle("customer", Business.Tier.T2, 900);
        settle("past due", Business.Tier.T1, 30);
        settle("lapsed", Business.Tier.T1, 60);
        settle("cancelling", Business.Tier.T1, 30);
        settle("waiting", Business.Tier.T1, 0);
        settle("guest", Business.Tier.T0, 0);
        settle("invited", Business.Tier.T0, 0);
        settle("leaving", Business.Tier.T0, 7);
        settle("new", Business.Tier.T0, 0);
        people.put("admin", life.person(Life.ADMINS, language, Business.Tier.T0, 0));
        people.put("stranger", stranger());
    }

    private void settle(String who, Business.Tier tier, int dollars) {
        people.put(who, life.person(language, tier, dollars));
    }

    Person get(String who) {
        var person = people.get(who);
        if (person == null) {
            throw new IllegalArgumentException(who);
        }
        return person;
    }

    /** Somebody who wrote for the first time. */
    private Person stranger() {
        var telegram = 9_700L + List.of(Language.values()).indexOf(language);
        var chat = DialogDriver.stranger(life.app, telegram, language).type("/start");
        return life.in(() -> {
            var user = life.app
                    .get(Users.class)
                    .byTelegramId(telegram)
                    .orElseThrow()
                    .id();
            return new Person(
                    chat,
                    telegram,
                    user,
                    life.app.get(Businesses.class).of(user).id(),
                    new PhoneNumber("+14155550109"),
                    language,
                    Said.in(language));
        });
    }

    /** What has to be a week old by the time of everything else. */
    void aWeekAgo() {
        var due = new Purse(life, get("past due"));
        due.buys(Plan.Code.PRIME, 7, true);
        due.keeps(4);
        new Purse(life, get("lapsed")).buys(Plan.Code.PRIME, 7, false);
    }

    /** What is over by now. */
    void yesterday() {
        var customer = get("customer");
        var purse = new Purse(life, customer);
        purse.buys(Plan.Code.ELITE, 7, true);
        purse.changes();
        var cancelling = new Purse(life, get("cancelling"));
        cancelling.buys(Plan.Code.PRIME, 7, true);
        cancelling.cancels();
        var circle = new Circle(life, customer);
        new Circle(life, get("admin")).isAdmin();
        circle.invites(get("guest"), get("invited"));
        circle.asks(get("admin"));
        new Circle(life, get("past due")).isTrusted(Business.Tier.T2);
        new Circle(life, get("guest")).wantsNoCalls();
        new Circle(life, get("leaving")).leaves();
        flow = Studio.fill(life, customer);
        new Calls(life, customer).fill(flow());
        outreach = Outreach.fill(life, customer, flow());
    }

    /** What goes on while the walk is taken. */
    void now() {
        var customer = get("customer");
        new Purse(life, customer).topsUp();
        new Purse(life, get("waiting")).waitsForCrypto();
        new Purse(life, get("lapsed")).isStopped(get("admin"));
        Objects.requireNonNull(outreach).goesOn();
        var poor = get("past due");
        Outreach.waits(life, poor, Studio.one(life, poor));
    }

    /** What lasts only as long as nobody looks away: calls, and a top-up whose rate holds. */
    void thisMinute() {
        new Purse(life, get("customer")).asksForMore();
        new Calls(life, get("customer")).goOn(flow());
    }

    private FlowId flow() {
        return Objects.requireNonNull(flow);
    }

    /** Those that {@code -Dwalk.languages=hi,fr} names, or all. */
    static List<Language> languages() {
        var wanted = System.getProperty("walk.languages", "");
        return Stream.of(Language.values())
                .filter(language ->
                        wanted.isEmpty() || List.of(wanted.split(",", -1)).contains(language.code()))
                .toList();
    }

    /** @param languages each with a village of its own */
    static Map<Language, Village> all(Life life, List<Language> languages) {
        var villages = new LinkedHashMap<Language, Village>();
        life.app.clock().set(Life.NOON.minus(Duration.ofDays(7)));
        for (var language : languages) {
            var village = new Village(life, language);
            villages.put(language, village);
            village.aWeekAgo();
        }
        var day = Life.NOON;
        life.app.clock().set(day);
        life.task("renew-subscriptions");
        for (var village : villages.values()) {
            life.app.clock().set(day);
            village.yesterday();
            day = day.plus(Duration.ofDays(1));
        }
        life.app.clock().set(day);
        villages.values().forEach(Village::now);
        villages.values().forEach(Village::thisMinute);
        return villages;
    }
}
