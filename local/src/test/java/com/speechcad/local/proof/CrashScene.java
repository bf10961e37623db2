package com.speechcad.local.proof;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress.Progress;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.Scope;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a campaign calls that is cut off on its way, and what it may cost.
 *
 * @param callable how many of the list may be called, its owner among them
 * @param others how many may not
 * @param wallet what is there for all of it
 * @param budget what its owner confirms first
 * @param less what its owner lowers that to while calls run, if at all
 * @param triesOfSome how often every third one is called until they answer
 */
record CrashScene(int callable, int others, Money wallet, Money budget, Optional<Money> less, int triesOfSome) {
    /** The shortest whole way: its owner's own number, and two people who agreed to nothing. */
    static final CrashScene SHORT = new CrashScene(1, 2, Money.dollars(20), Money.dollars(15), Optional.empty(), 1);

    /** Strangers who agreed, money for two calls at once, a budget that is lowered, and people who answer at a second call. */
    static final CrashScene LONG =
            new CrashScene(8, 2, Money.dollars(3), Money.dollars(15), Optional.of(Money.dollars(2)), 2);

    /** A number is rung three times a week at most, by whomever. */
    private static final Duration BETWEEN = Duration.ofDays(14);

    private static final LocalTime DAY_IN_NEW_YORK = LocalTime.of(15, 0);

    int contacts() {
        return callable + others;
    }

    /**
     * Whether that is how it may end.
     *
     * @param stopped whether its owner stopped it
     */
    boolean isEnd(Progress progress, boolean stopped) {
        var tried = progress.of(ContactState.REACHED) + progress.of(ContactState.EXHAUSTED);
        var excluded = progress.of(ContactState.EXCLUDED);
        var all = tried + excluded + progress.of(ContactState.CANCELLED) == contacts();
        // Of a call of which nothing was heard, whoever was rung may have said no.
        return progress.campaign().state() == CampaignState.FINISHED
                && all
                && (callable > 1 ? excluded >= others || stopped : excluded == others && tried == callable)
                && (stopped || progress.of(ContactState.CANCELLED) == 0);
    }

    /** A day of its own for each life of the long one, and a draft of somebody's whose list that is. */
    UUID draft(World world, Person person) {
        if (callable > 1) {
            var day = world.now()
                    .atZone(ZoneOffset.UTC)
                    .plus(BETWEEN)
                    .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY))
                    .with(DAY_IN_NEW_YORK);
            world.later(Duration.between(world.now(), day.toInstant()));
        }
        return world.in(() -> draftOf(world, person));
    }

    private UUID draftOf(World world, Person person) {
        var number = person.user().value();
        var list = new UUID(9, number);
        contacts(world, person, list);
        var version = published(world, person);
        var drafts = world.app.get(DraftCampaign.class);
        var id = drafts.create(person.user(), person.business(), "Crash");
        drafts.change(person.user(), id, new DraftCampaign.Change.Flow(version));
        drafts.change(person.user(), id, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(list)));
        drafts.change(person.user(), id, new DraftCampaign.Change.CallerId(World.PLATFORM));
        drafts.change(
                person.user(), id, new DraftCampaign.Change.Retries(new RetryPolicy(2, Duration.ofMinutes(10), true)));
        return id;
    }

    private void contacts(World world, Person person, UUID list) {
        var sql = world.app.sql();
        var now = world.now();
        sql.of("""
                insert into caller_id (number, business_id, present, seen_at) values (:from, :business, true, :now)
                on conflict (tenant_id, number) do update set business_id = excluded.business_id, present = true""")
                .with("from", World.PLATFORM)
                .with("business", person.business())
                .with("now", now)
                .update();
        sql.of("""
                insert into contact_list (id, business_id, owner_user_id, name, country, contacts, created_at)
                values (:id, :business, :user, 'Crash', 'US', :many, :now)""")
                .with("id", list)
                .with("business", person.business())
                .with("user", person.user())
                .with("many", contacts())
                .with("now", now)
                .update();
        sql.of("""
                insert into contact (list_id, seq, number, region)
                select :id, n, case n when 2 then :mine else '+1' || (6465550100 + n) end, 'US'
                from generate_series(1, :many) n""")
                .with("id", list)
                .with("mine", person.number())
                .with("many", contacts())
                .update();
        world.app.get(Businesses.class).setTier(person.business(), Business.Tier.T2);
        world.app.get(Users.class).rename(person.user(), "Ana");
        for (int seq = 3; seq < callable + 2; seq++) {
            agrees(world, person, new PhoneNumber("+1" + (6_465_550_100L + seq)));
        }
    }

    private static void agrees(World world, Person person, PhoneNumber number) {
        world.app
                .get(Consents.class)
                .attest(
                        person.user(),
                        person.business(),
                        number,
                        new Consent.Given(
                                Scope.INFORMATIONAL,
                                "Bea Brown",
                                "paper form",
                                "You may call me.",
                                LocalDate.of(2026, 11, 1),
                                Optional.empty()));
    }

    private static UUID published(World world, Person person) {
        var number = person.user().value();
        var flow = world.app
                .get(Flows.class)
                .create(person.user(), "Crash " + number, Language.EN)
                .orElseThrow();
        var version = new UUID(8, number);
        world.app
                .sql()
                .of("""
                insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                  agent_version, created_at)
                select :id, id, 1, name, language, draft, 'digest', 'PUBLISHED', 'agent_1', 1, :now from flow
                where id = :flow""")
                .with("id", version)
                .with("flow", flow.value())
                .with("now", world.now())
                .update();
        return version;
    }
}
