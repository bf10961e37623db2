package com.speechcad.screen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.lawful.Facts;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.screen.call.CallWorld;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.SetAside;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One's data as a file, and leaving: what goes, what stays, and the way back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyScreensTest {
    private final Leavers leavers = new Leavers();
    private final Leavers.Copies copies = leavers.copies;
    private final CallWorld world = leavers.world;

    @AfterEach
    void the_books_are_healthy() {
        assertThat(world.inTenant(world.app.get(Ledger.class)::faults)).isEmpty();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void all_that_is_kept_about_a_person_comes_as_a_file_and_nothing_of_anybody_else() throws IOException {
        var ana = world.caller("Anastasia", Language.EN, "+14155550141");
        call(ana, "My number +1 415-555-0141");
        var bob = world.caller("Bartholomew", Language.EN, "+14155550142");
        call(bob, "My number +1 415-555-0142");
        operatorsWrote(ana, bob);

        ana.type("/start").tap("Account").tap("🗂 My data").tap("⬇️ Export my data");
        assertThat(ana.toast()).contains("within a few minutes");
        ana.tap("⬇️ Export my data");
        work();

        assertThat(ana.seen()).contains("Everything we keep about you");
        var files = unzipped("1/my-data/");
        assertThat(files.get("profile")).contains("Anastasia");
        assertThat(files.get("own-number")).contains("+14155550141");
        assertThat(files.get("calls")).contains("+14155550141", "user_hangup");
        assertThat(files.get("answers")).contains("\"answer\": \"1\"");
        assertThat(files.get("flows")).contains("To confirm press 1.");
        assertThat(files.get("operators-requests")).contains("\"PAYOUT\"", "4000000", "sent_at");
        assertThat(String.join("", files.values()))
                .as("what operators write stays with them")
                .doesNotContain("whispered", "asked_by", "decided_by", "sent_by")
                .doesNotContain("Bartholomew")
                .doesNotContain("+14155550142");
    }

    @Test
    void every_table_about_a_person_is_in_the_file_or_has_a_reason_not_to_be() {
        var about = world.inTenant(() -> world.app.sql().of("""
                        with recursive about as (
                          select oid from pg_class where relnamespace = 'public'::regnamespace
                            and relname in ('app_user', 'business', 'flow', 'attempt')
                          union
                          select c.conrelid from pg_constraint c join about a on a.oid = c.confrelid
                            where c.contype = 'f')
                        select relname as name from pg_class where oid in (select oid from about)
                        union
                        select table_name from information_schema.columns where table_schema = 'public'
                          and column_name in ('user_id', 'owner_user_id', 'attempt_id', 'list_id', 'campaign_id',
                            'business_id', 'flow_id', 'import_id', 'top_up_id', 'subscription_id', 'chat_id')""").list(row -> row.text("name")));
        var given = world.app.get(com.speechcad.privacy.Contents.class).tables();

        assertThat(about).hasSizeGreaterThan(50);
        assertThat(NOT_GIVEN.keySet()).isSubsetOf(about);
        assertThat(about)
                .filteredOn(table -> !given.contains(table) && !NOT_GIVEN.containsKey(table))
                .isEmpty();
    }

    /** Why a table with somebody's number in it is not in their file. */
    private static final Map<String, String> NOT_GIVEN = Map.ofEntries(
            Map.entry("billing_lock", "a lock, without a word in it"),
            Map.entry("chat_lease", "a lock, gone after seconds"),
            Map.entry("slot_lease", "a place among running calls, gone with them"),
            Map.entry("chat_message", "what stands in the person's own chat, from which Telegram exports it"),
            Map.entry("chat_session", "where in the menu somebody is, until the next tap"),
            Map.entry("campaign_alarm", "working data of a campaign, for operators"),
            Map.entry("campaign_quote", "working data of a campaign, reckoned anew each time"),
            Map.entry("campaign_range", "working data of a campaign"),
            Map.entry("quarantine", "an update that failed, encrypted; what was sent stands in the person's own chat"),
            Map.entry("flow_picture", "which picture is drawn of a flow; the flow itself is there"),
            Map.entry("ledger_checkpoint", "how far the books are proven"),
            Map.entry("ledger_hold_event", "how a hold came to its state, which is there with its sums"),
            Map.entry("price_wish", "prices of the whole platform, with the operators who ask for them"),
            Map.entry("breaker_limit", "limits of the whole platform, with the operators who set them"));

    @Test
    void whoever_leaves_is_forgotten_everywhere_but_in_the_books_and_the_free_plan_stays_used() {
        var ana = world.caller("Xanthippe", Language.EN, "+14155550143");
        var id = ana.chat().value();
        call(ana, "My number +1 415-555-0143");
        var calls = copies.calls.size();
        ana.type("/help").tap("🛟 Ask a person").tap("✍️ Ask something").type("I am Xanthippe of Main Street");
        var olga = leavers.admin(3301);

        leave(ana).type("TRX TXyz123456789");
        assertThat(ana.screen()).contains("Delete your account?", "TXyz123456789");
        ana.tap("🗑 Delete my account");
        assertThat(ana.screen()).contains("as soon as a person has paid out");
        ana.type("/start");
        assertThat(ana.screen()).contains("as soon as a person has paid out");
        work();
        assertThat(olga.seen()).contains("Xanthippe", "leaves", "TXyz123456789", "$20.00");
        assertThat(found("Xanthippe")).isNotEmpty();

        payOut(id);
        world.app.clock().advance(Duration.ofMinutes(6));
        work();

        assertThat(copies.calls).hasSize(calls + 1);
        assertThat(found("Xanthippe")).isEmpty();
        // Why a number was called or not is evidence for whoever has that number; nothing leads from it to the caller.
        assertThat(found("14155550143")).containsExactly("gate_answer");
        assertThat(found("Main Street")).isEmpty();
        assertThat(found("TXyz123456789")).isEmpty();
        assertThat(found(Long.toString(id))).isEmpty();

        var again = DialogDriver.onboarded(world.app, id, "Xanthippe");
        assertThat(world.inTenant(() ->
                        world.app.get(com.speechcad.billing.Subscriptions.class).freeToStart(world.user(id))))
                .isEmpty();
        assertThat(again.type("/start").screen()).contains("Xanthippe");
    }

    @Test
    void whoever_comes_back_finds_the_opt_outs_the_suspension_and_the_switch_of_before() {
        var zoe = world.caller("Zoe", Language.EN, "+14155550147");
        var id = zoe.chat().value();
        var said = new PhoneNumber("+14155550148");
        world.inTenant(() -> {
            var business = world.app.get(Businesses.class).of(world.user(id)).id();
            world.app
                    .get(DoNotCall.class)
                    .add(business, said, DoNotCall.Source.KEY, world.app.clock().instant());
            world.app
                    .sql()
                    .of("insert into business_suspension (business_id, cause, suspended_at)"
                            + " values (:business, 'ADMIN', now())")
                    .with("business", business)
                    .update();
            return world.app
                    .get(KillSwitches.class)
                    .throwIt("user:1", Facts.Stop.BUSINESS, Long.toString(business.value()), "abuse");
        });

        for (int times = 0; times < 2; times++) {
            leavers.asks(zoe);
            if (times == 0) {
                zoe.tap("I give up the $20.00");
            }
            zoe.tap("🗑 Delete my account");
            work();
            assertThat(found("Zoe")).isEmpty();
            zoe = DialogDriver.stranger(world.app, id, Language.EN);
            zoe.type("/start").tap("✅ English").type("Zoe").tap("✅ I accept").tap("Look around first");
        }

        var back = world.inTenant(
                () -> world.app.get(Businesses.class).of(world.user(id)).id());
        assertThat(world.inTenant(() -> world.app.get(DoNotCall.class).holds(back, said)))
                .isTrue();
        var stops = world.inTenant(() -> world.app
                .sql()
                .of("select (select count(*) from business_suspension where business_id = :id and lifted_at is null)"
                        + " + (select count(*) from kill_switch where scope = 'BUSINESS' and subject = :subject"
                        + " and released_at is null) as many")
                .with("id", back)
                .with("subject", Long.toString(back.value()))
                .only(row -> row.integer("many")));
        assertThat(stops).isEqualTo(2);
        assertThat(world.inTenant(() -> world.app.get(Users.class).leftBefore(world.user(id))))
                .isPresent();
    }

    @Test
    void until_it_begins_somebody_can_stay_and_everything_is_as_it_was() {
        var cleo = world.caller("Cleo", Language.EN, "+14155550144");
        leave(cleo).type("BTC bc1qexample");
        cleo.tap("🗑 Delete my account").tap("I want to stay");
        work();

        assertThat(cleo.type("/start").buttons()).contains("Call");
        assertThat(found("Cleo")).isNotEmpty();
    }

    @Test
    void the_last_message_says_what_was_deleted_and_what_is_kept_and_stays_in_the_chat_alone() {
        var theo = world.caller("Theodosia", Language.EN, "+14155550149");
        var id = theo.chat().value();
        leave(theo).tap("I give up the $20.00").tap("🗑 Delete my account");
        work();

        assertThat(theo.screen())
                .contains(
                        "Your account is deleted", "Gone, here and at our voice provider",
                        "for as long as the law on accounts asks", "/start");
        assertThat(theo.buttons()).isEmpty();
        assertThat(theo.seen()).doesNotContain("I want to stay");
        assertThat(found(Long.toString(id))).isEmpty();
        assertThat(found("Your account is deleted")).isEmpty();
    }

    @Test
    void whoever_blocked_the_bot_is_forgotten_without_a_farewell() {
        var uma = world.caller("Umaparvathi", Language.EN, "+14155550150");
        leave(uma).tap("I give up the $20.00").tap("🗑 Delete my account");
        uma.send(new Incoming.Reachable(false));
        var seen = uma.seen();
        work();

        assertThat(uma.seen()).isEqualTo(seen);
        assertThat(found("Umaparvathi")).isEmpty();
    }

    @Test
    void what_is_given_up_is_booked_and_only_then_is_the_person_forgotten() {
        var dora = world.caller("Dorothea", Language.EN, "+14155550145");
        var user = world.inTenant(() -> world.user(dora.chat().value()));
        leave(dora).tap("I give up the $20.00").tap("🗑 Delete my account");
        work();

        assertThat(found("Dorothea")).isEmpty();
        int booked = world.inTenant(() -> world.app
                .sql()
                .of("select count(*) as many from ledger_op where key = 'account-closed:' || :user")
                .with("user", user)
                .only(row -> row.integer("many")));
        assertThat(booked).isEqualTo(1);
    }

    @Test
    void nothing_that_was_sent_or_made_for_somebody_stays_in_rows_admins_chats_or_the_bucket() {
        var olga = leavers.admin(3302);
        var gwen = world.caller("Gwendolyn", Language.EN, "+14155550146");
        var id = gwen.chat().value();
        gwen.type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("📈 Raise my limits")
                .tap("Ask for it");
        gwen.type("Quillfeather Limited").type("Reminders for customers who agreed in the shop.");
        gwen.type("https://example.test is our page, since 2019.").tap("✅ Send it");
        assertThat(olga.seen()).contains("Quillfeather Limited");
        var before = world.app.files().keys();
        gwen.type("/start").tap("Account").tap("🗂 My data").tap("⬇️ Export my data");
        work();
        assertThat(world.app.files().keys())
                .filteredOn(key -> !before.contains(key))
                .singleElement()
                .satisfies(key -> assertThat(key).startsWith("1/my-data/"));
        world.app.files().put("1/imports/gwen", "text/csv", new byte[1]);
        world.inTenant(() -> {
            world.app
                    .sql()
                    .of("insert into contact_list (id, business_id, owner_user_id, name, country, created_at)"
                            + " select gen_random_uuid(), b.id, b.owner_user_id, 'October', 'US', now() from business b"
                            + " where b.owner_user_id = :user")
                    .with("user", world.user(id))
                    .update();
            world.app
                    .sql()
                    .of("insert into contact_import (id, list_id, number, user_id, source, file_name, file_key, state,"
                            + " created_at)"
                            + " select gen_random_uuid(), l.id, 1, l.owner_user_id, 'FILE', 'people.csv', '1/imports/gwen',"
                            + " 'ASKING', now() from contact_list l where l.owner_user_id = :user")
                    .with("user", world.user(id))
                    .update();
            return world.app
                    .sql()
                    .of("insert into contact_reject (import_id, row_number, reason, cells)"
                            + " select id, 2, 'INVALID', '[\"Wilhelmina\", \"555\"]' from contact_import"
                            + " where user_id = :user")
                    .with("user", world.user(id))
                    .update();
        });
        assertThat(found("Wilhelmina")).containsExactly("contact_reject");
        var whose = world.inTenant(() -> world.user(id));
        world.inTenant(() -> {
            world.app
                    .get(SetAside.class)
                    .put(TestApp.TENANT, "telegram", new byte[] {1, 2, 3}, "failed 3 times", Optional.of(whose));
            return true;
        });
        assertThat(setAside()).isPositive();

        world.inTenant(() -> world.app
                .sql()
                .of("update flow_version set provider_flow = 'graph_1' where flow_id in"
                        + " (select id from flow where owner_user_id = :user)")
                .with("user", world.user(id))
                .update());
        copies.away = 20;
        leave(gwen).tap("I give up the $20.00").tap("🗑 Delete my account");
        for (int i = 0; i < 25; i++) {
            work();
            world.app.clock().advance(Duration.ofMinutes(10));
        }

        assertThat(copies.away).as("the provider was away for hours").isZero();
        for (var word : List.of("Gwendolyn", "Quillfeather", "Wilhelmina", "people.csv")) {
            assertThat(found(word)).as(word).isEmpty();
        }
        assertThat(setAside()).isZero();
        assertThat(world.app.files().keys()).containsExactlyInAnyOrderElementsOf(before);
    }

    /** Bytes of updates that somebody sent and that could not be dealt with. */
    private long setAside() {
        return world.inTenant(() -> world.app
                .sql()
                .of("select coalesce(sum(length(raw)), 0) as n from quarantine where user_id is not null")
                .only(row -> row.number("n")));
    }

    private DialogDriver leave(DialogDriver person) {
        var asked = leavers.asks(person);
        assertThat(asked.screen()).contains("$20.00");
        return asked;
    }

    /** A payout, with a reason, a note and evidence in operators' words. */
    private void operatorsWrote(DialogDriver about, DialogDriver operator) {
        world.inTenant(() -> world.app
                .sql()
                .of("""
                        insert into operator_request (kind, user_id, amount_micros, reason, takes_two, asked_by, asked_at,
                          state, decided_by, decided_at, note, sent, sent_by, sent_at, evidence)
                        values ('PAYOUT', :about, 4000000, 'whispered why', false, :by, now(), 'DONE', :by, now(),
                          'whispered note', 'PAID', :by, now(), 'whispered evidence')""")
                .with("about", world.user(about.chat().value()))
                .with("by", world.user(operator.chat().value()))
                .update());
    }

    private void call(DialogDriver person, String number) {
        person.type("/start").tap("Call").tap("Reminder · v1").tap(number).tap("Call now");
        world.ended(world.dispatched());
    }

    private void payOut(long telegram) {
        world.inTenant(() -> {
            var user = world.user(telegram);
            var left =
                    world.app.get(com.speechcad.wallet.Wallets.class).of(user).available();
            return world.app
                    .get(com.speechcad.wallet.Operators.class)
                    .payout("payout:" + user.value(), world.user(3301), user, left, "tx 77");
        });
    }

    private void work() {
        leavers.work();
    }

    private List<String> found(String words) {
        return leavers.found(words);
    }

    private Map<String, String> unzipped(String prefix) throws IOException {
        var files = new HashMap<String, String>();
        var archive = world.app.files().newest(prefix);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(
                        entry.getName().replace(".jsonl", ""), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
