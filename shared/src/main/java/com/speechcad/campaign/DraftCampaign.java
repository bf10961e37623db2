package com.speechcad.campaign;

import com.speechcad.call.Accounts;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Purpose;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts a campaign together, in any order and over days. A draft calls nobody and holds no money. */
@Singleton
public class DraftCampaign {
    private final Sql sql;
    private final Campaigns campaigns;
    private final Accounts accounts;
    private final IdSource ids;
    private final Clock clock;

    DraftCampaign(Sql sql, Campaigns campaigns, Accounts accounts, IdSource ids, Clock clock) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /** One thing of a draft. */
    public sealed interface Change {
        /** @param name 1–60 characters */
        record Name(String name) implements Change {}

        /** A published version. */
        record Flow(UUID version) implements Change {}

        /** Those of a list bring the list's consent, those of an earlier campaign what {@link RestConsent} says. */
        record Contacts(Campaign.Source source) implements Change {}

        record CallerId(PhoneNumber number) implements Change {}

        record Recording(boolean on) implements Change {}

        record For(Purpose purpose) implements Change {}

        /** Empty for all hours that the gate allows. */
        record Window(Optional<CallingWindow> window) implements Change {}

        /** @param atOnce 1–100 calls */
        record Pace(int atOnce) implements Change {}

        record Retries(RetryPolicy policy) implements Change {}

        /** Empty for at once. */
        record Start(Optional<Campaign.Start> start) implements Change {}

        /** On whose clock the start is said; the instant of one that is there stays. */
        record Zone(ZoneId zone) implements Change {}

        record Budget(Money most) implements Change {}
    }

    /** In the open transaction, as all of these. */
    public UUID create(UserId user, BusinessId business, String name) {
        var id = ids.next();
        sql.of("""
                insert into campaign (id, user_id, business_id, account_id, name, state, created_at)
                values (:id, :user, :business, :account, :name, 'DRAFT', :now)""")
                .with("id", id)
                .with("user", user)
                .with("business", business)
                .with("account", accounts.ofTenant())
                .with("name", name)
                .with("now", clock.instant())
                .update();
        return id;
    }

    /** A draft with the same plan, for all the same contacts. */
    public Optional<UUID> duplicate(UserId user, UUID id) {
        return campaigns
                .ofUser(user, id)
                .map(original ->
                        copy(original, original.plan().name(), original.plan().source()));
    }

    /**
     * A draft with the same plan, for those whom the campaign did not reach, and for those left out by a rule that can be put
     * right; empty unless it is over, or where they are another campaign's already. A draft for them that is there is the one.
     */
    public Optional<UUID> again(UserId user, UUID id) {
        var original = campaigns.ofUser(user, id).filter(it -> it.state() == CampaignState.FINISHED);
        var taken = original.flatMap(it -> campaigns.restOf(id));
        if (taken.isPresent()) {
            return taken.filter(rest -> rest.state() == CampaignState.DRAFT).map(Campaign::id);
        }
        return original.map(it ->
                copy(it, NumberedName.after(it.plan().name()), Optional.of(new Campaign.Source.NotReachedBy(id))));
    }

    private UUID copy(Campaign original, String name, Optional<Campaign.Source> source) {
        var plan = original.plan();
        var id = create(original.user(), original.business(), name);
        plan.flowVersion().ifPresent(version -> set(id, new Change.Flow(version)));
        source.ifPresent(whom -> set(id, new Change.Contacts(whom)));
        plan.from().ifPresent(number -> set(id, new Change.CallerId(number)));
        set(id, new Change.Recording(plan.recording()));
        set(id, new Change.For(plan.purpose()));
        set(id, new Change.Window(plan.window()));
        set(id, new Change.Pace(plan.pace()));
        set(id, new Change.Retries(plan.retries()));
        plan.zone().ifPresent(zone -> set(id, new Change.Zone(zone)));
        return id;
    }

    /** Whether a number is among those whom it would call; nobody is, as long as none were chosen. */
    public boolean calls(Campaign draft, PhoneNumber number) {
        return draft.plan()
                .source()
                .filter(source -> sql.of("select exists(select from (" + CampaignRows.select(source)
                                + ") p where p.number = :number) as so")
                        .with("source", source.id())
                        .with("after", 0)
                        .with("number", number)
                        .only(row -> row.flag("so")))
                .isPresent();
    }

    /** @return false when it is not that person's, or not a draft (any more) */
    public boolean change(UserId user, UUID id, Change change) {
        var draft =
                campaigns.lock(id).filter(found -> found.user().equals(user) && found.state() == CampaignState.DRAFT);
        draft.ifPresent(_ -> {
            set(id, change);
            if (changesTheQuote(change)) {
                sql.of("delete from campaign_quote where campaign_id = :id")
                        .with("id", id)
                        .soon();
            }
        });
        return draft.isPresent();
    }

    private static boolean changesTheQuote(Change change) {
        return switch (change) {
            case Change.Name _, Change.Budget _, Change.Zone _ -> false;
            case Change.Flow _,
                    Change.Contacts _,
                    Change.CallerId _,
                    Change.Recording _,
                    Change.For _,
                    Change.Window _,
                    Change.Pace _,
                    Change.Retries _,
                    Change.Start _ -> true;
        };
    }

    private void set(UUID id, Change change) {
        switch (change) {
            case Change.Name(var name) -> column(id, "name", name);
            case Change.Flow(var version) -> column(id, "flow_version_id", version);
            case Change.Contacts(var source) -> contacts(id, source);
            case Change.CallerId(var number) -> column(id, "from_number", number);
            case Change.Recording(var on) -> column(id, "recording", on);
            case Change.For(var purpose) -> column(id, "purpose", purpose);
            case Change.Window(var window) -> window(id, window);
            case Change.Pace(var atOnce) -> column(id, "pace", Pace.within(atOnce));
            case Change.Retries(var policy) -> retries(id, policy);
            case Change.Start(var start) -> start(id, start);
            case Change.Zone(var zone) -> zone(id, zone);
            case Change.Budget(var most) -> column(id, "budget_micros", most);
        }
    }

    /** @param column of ours, never a word from outside */
    private void column(UUID id, String column, Object value) {
        sql.of("update campaign set " + column + " = :value where id = :id")
                .with("value", value)
                .with("id", id)
                .soon();
    }

    private void contacts(UUID id, Campaign.Source source) {
        sql.of("""
                update campaign set list_id = :list, again_of = :again, consent_id = %s
                where id = :id""".formatted(RestConsent.OF))
                .with("list", source instanceof Campaign.Source.OfList(var list) ? list : null)
                .with("again", source instanceof Campaign.Source.NotReachedBy(var earlier) ? earlier : null)
                .with("id", id)
                .soon();
    }

    private void window(UUID id, Optional<CallingWindow> window) {
        sql.of("update campaign set window_from = :from, window_to = :to where id = :id")
                .with("from", window.map(CallingWindow::fromMinute).orElse(null))
                .with("to", window.map(CallingWindow::toMinute).orElse(null))
                .with("id", id)
                .soon();
    }

    private void retries(UUID id, RetryPolicy policy) {
        sql.of("update campaign set tries = :tries, retry_seconds = :after, retry_machines = :machines where id = :id")
                .with("tries", policy.tries())
                .with("after", Math.toIntExact(policy.after().toSeconds()))
                .with("machines", policy.machines())
                .with("id", id)
                .soon();
    }

    private void start(UUID id, Optional<Campaign.Start> start) {
        var reminders = start.map(Campaign.Start::reminders).orElse(List.of()).stream()
                .map(Integer::longValue)
                .toList();
        sql.of("""
                update campaign set starts_at = :at, zone = coalesce(:zone, zone), said_zone = coalesce(:zone, said_zone),
                  reminders = :reminders::bigint[]
                where id = :id""")
                .with("at", start.map(Campaign.Start::at).orElse(null))
                .with("zone", start.map(said -> said.zone().getId()).orElse(null))
                .with("reminders", reminders)
                .with("id", id)
                .soon();
    }

    private void zone(UUID id, ZoneId zone) {
        sql.of("update campaign set zone = :zone, said_zone = :zone where id = :id")
                .with("zone", zone.getId())
                .with("id", id)
                .soon();
    }
}
