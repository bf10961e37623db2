package com.speechcad.screen.campaign;

import com.speechcad.campaign.Sim;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** People with a flow, a list of contacts, a number to show and money; and a provider on a clock that jumps. */
final class Town implements AutoCloseable {
    private static final int CONTACTS = 6;
    private static final String SHOWN = "+1 415-555-0100";

    final Sim sim = new Sim(31, 6, 2);
    private int people;

    Town() {
        sim.account(TestApp.TENANT, 2, 0);
    }

    /** Their own number is in the list, and nobody else in it ever consented. */
    DialogDriver person(String name, Language language, int dollars) {
        var number = ++people;
        var telegram = 9_700L + number;
        var driver = DialogDriver.onboarded(sim.app, telegram, name, language);
        inTenant(() -> {
            var user = user(telegram);
            sim.app.get(Users.class).setOwnNumber(user, own(number));
            var business = sim.app.get(Businesses.class).of(user).id();
            sim.app.get(Businesses.class).setTier(business, Business.Tier.T2);
            if (dollars > 0) {
                sim.app
                        .get(Ledger.class)
                        .credit(Movement.of("seed:" + telegram, user, Reason.TOP_UP, Money.dollars(dollars)));
            }
            sim.app
                    .sql()
                    .of(
                            "insert into caller_id (number, business_id, present, seen_at) values (:number, :business, true, :now)"
                                    + " on conflict (tenant_id, number) do update set business_id = excluded.business_id, present = true")
                    .with("number", Sim.CALLER_ID)
                    .with("business", business)
                    .with("now", sim.now())
                    .update();
            publish(user);
            list(user, number);
            return true;
        });
        return driver;
    }

    /** Somebody with a draft, as far as its quote. */
    DialogDriver drafted(String name) {
        var person = person(name, Language.EN, 20);
        draft(person);
        return person;
    }

    /** As far as the quote. */
    void draft(DialogDriver person) {
        begun(person).tap("Clients · 6");
        toTheWhole(person);
        person.tap("💵 What it costs");
        after(Duration.ofSeconds(3));
        person.tap("🔄 Refresh");
    }

    /** A new campaign, as far as the question whom it calls. */
    static DialogDriver begun(DialogDriver person) {
        return person.type("/start")
                .tap("Campaigns")
                .tap("➕ New campaign")
                .type("October")
                .tap("Reminder · v1");
    }

    /** What is left of the steps is skipped, but for a number to show. */
    void toTheWhole(DialogDriver person) {
        while (Menu.buttons(person).contains("Skip ›") || Menu.buttons(person).contains("Go on ›")) {
            var on = Menu.buttons(person).contains("Skip ›") ? "Skip ›" : "Go on ›";
            person.tap(Menu.buttons(person).contains(SHOWN) ? SHOWN : on);
        }
    }

    long count(String table, String where, DialogDriver person) {
        return inTenant(() -> sim.app
                .sql()
                .of("select count(*) as n from " + table + " where user_id = :user and " + where)
                .with("user", user(person.chat().value()))
                .only(row -> row.number("n")));
    }

    /** The newest of somebody's campaigns. */
    UUID newest(DialogDriver person) {
        return inTenant(() -> sim.app
                .sql()
                .of("select id from campaign where user_id = :user order by created_at desc limit 1")
                .with("user", user(person.chat().value()))
                .only(row -> row.uuid("id")));
    }

    static PhoneNumber own(int person) {
        return new PhoneNumber("+141555501" + (50 + person));
    }

    private void publish(UserId user) {
        var flows = sim.app.get(Flows.class);
        var flow = flows.create(user, "Reminder", Language.EN).orElseThrow();
        flows.edit(
                user,
                flow,
                draft -> draft.with(new Step.Menu(
                                "s1",
                                "To confirm press 1.",
                                List.of(new Step.Choice('1', Optional.of("s2"))),
                                Failure.going(1, Optional.of("s2"))))
                        .with(new Step.End("s2", "Goodbye.")));
        sim.app.sql().of("""
                insert into flow_version (id, flow_id, number, name, language, definition, digest, state, agent_id,
                  agent_version, created_at)
                select gen_random_uuid(), id, 1, name, language, draft, 'd', 'PUBLISHED', 'agent_1', 0, updated_at
                from flow where id = :flow""").with("flow", flow.value()).update();
    }

    private void list(UserId user, int number) {
        var list = new UUID(77, number);
        sim.app
                .sql()
                .of("""
                insert into contact_list (id, business_id, owner_user_id, name, country, contacts, created_at)
                select :id, b.id, :user, 'Clients', 'US', :count, :now from business b where b.owner_user_id = :user""")
                .with("id", list)
                .with("user", user)
                .with("count", CONTACTS)
                .with("now", sim.now())
                .update();
        for (int seq = 1; seq <= CONTACTS; seq++) {
            sim.app
                    .sql()
                    .of("""
                    insert into contact (list_id, seq, number, region, variables)
                    values (:list, :seq, :number, 'US', jsonb_build_object('first_name', 'Client ' || :seq))""")
                    .with("list", list)
                    .with("seq", seq)
                    .with("number", seq == 1 ? own(number) : new PhoneNumber("+1415555017" + seq))
                    .update();
        }
    }

    /** The queues are worked off, and so much time goes by. */
    void after(Duration time) {
        sim.run(time);
    }

    UserId user(long telegram) {
        return sim.app.get(Users.class).byTelegramId(telegram).orElseThrow().id();
    }

    <T> T inTenant(Supplier<T> work) {
        return sim.app.tx().call(TestApp.TENANT, work);
    }

    @Override
    public void close() {
        sim.close();
    }
}
