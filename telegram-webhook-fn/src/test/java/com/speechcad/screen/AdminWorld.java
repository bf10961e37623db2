package com.speechcad.screen;

import com.speechcad.billing.ChangePrices;
import com.speechcad.billing.OperatorRequest;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.billing.PriceChange;
import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A tenant where something waits on every screen of an admin's, and where everything was done once. */
public final class AdminWorld {
    /** What people typed in it, which is shown again as it is. */
    public static final List<String> TYPED = List.of(
            "Jo Jordan",
            "Jordan Dental",
            "Survey",
            "It asks for codes.",
            "Strange calls.",
            "Marked as spam.",
            "Everything.",
            "Everything, everywhere.",
            "Main line",
            "papers seen",
            "no papers",
            "an apology",
            "a busy week",
            "new rates",
            "a slip",
            "nobody buys it",
            "it asks for codes",
            "a door code",
            "it was mended",
            "asked for it",
            "tx 4711",
            "no such address",
            "appointments",
            "register 12",
            "Where is my money?",
            "Winter");

    private static final long JO = 9101;

    private final TestApp app;
    private final UserId jo;
    private final FlowId flow;

    /** With Jo, who has a business and a flow. */
    public AdminWorld(TestApp app) {
        this.app = app;
        DialogDriver.onboarded(app, JO, "Jo Jordan");
        jo = app.tx().call(TestApp.TENANT, () -> {
            var user = app.get(Users.class).byTelegramId(JO).orElseThrow().id();
            app.get(Businesses.class).setName(app.get(Businesses.class).of(user).id(), "Jordan Dental");
            return user;
        });
        flow = app.tx()
                .call(TestApp.TENANT, () -> app.get(Flows.class).create(jo, "Survey", Language.EN))
                .orElseThrow();
    }

    /** Every action that the product writes down, with the detail that it writes. */
    Map<String, List<String>> deeds() {
        var deeds = new TreeMap<String, List<String>>();
        var user = "user:" + jo.value();
        var business = "business:" + business();
        var itsFlow = "flow:" + flow.value();
        var gone = "01a2267e-35e7-7f1f-a73e-bd6f0530efac";
        deeds.put("tier.change", List.of(business, "{\"from\":\"T0\",\"to\":\"T1\",\"reason\":\"papers seen\"}"));
        deeds.put("tier.refuse", List.of(business, "{\"to\":\"T2\",\"reason\":\"no papers\",\"request\":\"1\"}"));
        deeds.put("role.change", List.of(user, "{\"admin\":true}"));
        deeds.put("account.close", List.of(user, "{}"));
        deeds.put("account.stay", List.of(user, "{}"));
        deeds.put("account.forgotten", List.of(user, "{}"));
        deeds.put("key.renew", List.of("key:RETELL_API_KEY", "{}"));
        deeds.put("quarantine.close", List.of("quarantine", "{\"letters\":3}"));
        deeds.put("job.again", List.of("job:" + gone, "{\"kind\":\"campaign-copy\"}"));
        deeds.put("job.dismiss", List.of("job:" + gone, "{\"kind\":\"campaign-copy\",\"reason\":\"seen to\"}"));
        deeds.put("message.dismiss", List.of(user, "{\"kind\":\"call\",\"reason\":\"told by telephone\"}"));
        for (var deed : List.of("credit", "debit", "payout", "open", "frozen", "closed")) {
            deeds.put(
                    "wallet." + deed,
                    List.of(user, "{\"op\":7,\"micros\":2500000,\"applied\":false,\"reason\":\"an apology\"}"));
        }
        deeds.put("wallet.export", List.of(user, "{}"));
        for (var deed : List.of("done", "impossible", "rejected", "withdrawn")) {
            deeds.put("operator-request." + deed, List.of("operator-request:1", "{}"));
        }
        deeds.put("operator-request.sending", List.of("operator-request:1", "{}"));
        deeds.put("operator-request.paid", List.of("operator-request:1", "{\"evidence\":\"tx 4711\"}"));
        deeds.put("operator-request.taken-back", List.of("operator-request:1", "{\"evidence\":\"no such address\"}"));
        for (var deed : List.of(
                "credited", "linked", "reversed", "rejected", "asked", "agreed", "refused", "declined", "withdrawn")) {
            deeds.put("parked-payment." + deed, List.of("parked-payment:1", "{\"kind\":\"LINK\",\"micros\":12500000}"));
        }
        for (var deed : List.of("release", "reject", "asked", "agreed", "refused", "declined", "withdrawn")) {
            deeds.put(
                    "parked-operation." + deed,
                    List.of("parked-operation:1", "{\"wanted\":\"released\",\"micros\":12500000}"));
        }
        deeds.put(
                "breaker.limits",
                List.of("tenant", "{\"operations\":20,\"micros\":2000000000,\"minuteMicros\":10000000}"));
        for (var deed : List.of("asked", "changed", "agreed", "declined", "withdrawn", "replaced")) {
            deeds.put("breaker.limits-" + deed, List.of("tenant", "{\"reason\":\"a busy week\"}"));
        }
        deeds.put(
                "prices.publish",
                List.of(
                        "price-list:1",
                        "{\"label\":\"Winter · GB 2026-12-01T00:00:00Z\",\"from\":\"2026-12-01T00:00:00Z\",\"losing\":0,\"reason\":\"new rates\"}"));
        deeds.put("prices.withdraw", List.of("price-list:1", "{\"reason\":\"a slip\"}"));
        for (var deed : List.of("asked", "agreed", "refused", "declined", "withdrawn")) {
            deeds.put("prices." + deed, List.of("price-wish:1", "{\"reason\":\"new rates\"}"));
        }
        deeds.put(
                "plans.publish",
                List.of("plan:1", "{\"from\":\"2026-12-01T00:00:00Z\",\"margin\":40,\"reason\":\"new rates\"}"));
        deeds.put("plans.end", List.of("plan:1", "{\"ends\":\"2026-12-01T00:00:00Z\",\"reason\":\"nobody buys it\"}"));
        deeds.put("plans.withdraw", List.of("plan:1", "{\"reason\":\"a slip\"}"));
        deeds.put("stop.throw", List.of(itsFlow, "{\"id\":\"" + gone + "\",\"reason\":\"it asks for codes\"}"));
        deeds.put("stop.ask-release", List.of("stop:" + stop(), "{}"));
        deeds.put("stop.release", List.of("stop:" + gone, "{}"));
        deeds.put("country.switch", List.of("country:FR", "{\"open\":true}"));
        deeds.put("opt-out", List.of(business, "{\"number\":\"+1 ••• ••• 0134\",\"source\":\"KEY\"}"));
        deeds.put("opt-out.lift", List.of(business, "{\"number\":\"+1 ••• ••• 0134\"}"));
        deeds.put("precaution", List.of(business, "{\"number\":\"+1 ••• ••• 0134\"}"));
        deeds.put("precaution.lift", List.of(business, "{\"number\":\"+1 ••• ••• 0134\"}"));
        deeds.put(
                "consent.attest",
                List.of(
                        business,
                        "{\"consent\":\"" + gone
                                + "\",\"scope\":\"MARKETING_WRITTEN\",\"number\":\"+1 ••• ••• 0134\",\"wording\":\"ab12\"}"));
        deeds.put("consent.revoke", List.of(business, "{\"consent\":\"" + gone + "\"}"));
        deeds.put("registry.attest", List.of(business, "{\"region\":\"US\",\"on\":\"2026-11-20\"}"));
        deeds.put("guest.join", List.of(business, "{\"number\":\"+1 ••• ••• 0134\"}"));
        deeds.put("guest.leave", List.of(business, "{}"));
        deeds.put("guest.remove", List.of(business, "{\"guest\":" + jo.value() + "}"));
        deeds.put("caller-id.assign", List.of(business, "{\"number\":\"+1 ••• ••• 0166\"}"));
        deeds.put("campaign.launch", List.of("campaign:" + gone, "{\"budget\":141000000,\"contacts\":9412}"));
        deeds.put(
                "campaign.change",
                List.of("campaign:" + gone, "{\"state\":\"WAITING_FOR_MONEY\",\"why\":\"WALLET_SHORT\"}"));
        deeds.put(
                "script.ask",
                List.of(itsFlow, "{\"review\":\"" + gone + "\",\"kind\":\"APPEAL\",\"rules\":\"EN-CODE\"}"));
        deeds.put(
                "script.decide",
                List.of(
                        itsFlow,
                        "{\"review\":\"" + gone
                                + "\",\"decision\":\"RULE_WRONG\",\"rules\":\"EN-CODE\",\"reason\":\"a door code\"}"));
        deeds.put("flow.suspend", List.of(itsFlow, "{\"hits\":2,\"rules\":\"EN-CODE\"}"));
        deeds.put("business.suspend", List.of(business, "{}"));
        deeds.put("business.come-back", List.of(business, "{\"before\":1,\"optOuts\":2}"));
        deeds.put("flow.lift", List.of("suspension:1", "{\"reason\":\"it was mended\"}"));
        deeds.put("business.lift", List.of("suspension:1", "{\"reason\":\"it was mended\"}"));
        for (var stage : List.of("quote", "ready", "dial")) {
            deeds.put(
                    "gate." + stage,
                    List.of(
                            "attempt:" + gone,
                            "{\"decision\":\"WAIT\",\"rule\":\"US-KY-window\",\"rules\":\"2026-11.06cef2ce\",\"to\":\"+1 ••• ••• 0177\"}"));
        }
        return deeds;
    }

    /** Something waits for a decision everywhere, and each deed was done once. */
    public void fill(long owner) {
        app.tx().run(TestApp.TENANT, () -> {
            var invoice = UUID.fromString("01890a5d-ac96-774b-bcce-b302099abcde");
            insert("top_up (id, user_id, coin, amount_micros, state, created_at) values ('" + invoice + "', "
                    + jo.value() + ", 'TRX', 50000000, 'CREDITED', now())");
            app.get(Ledger.class)
                    .credit(new Movement(
                            "test:1",
                            jo,
                            Reason.TOP_UP,
                            Money.dollars(50),
                            "invoice:" + invoice,
                            "dynopay",
                            Optional.empty(),
                            ""));
            app.get(Ledger.class).debit(Movement.of("test:2", jo, Reason.CALL, Money.dollars(2)));
            var switches = app.get(KillSwitches.class);
            var by = "telegram:" + owner;
            switches.throwIt(by, Stop.FLOW, flow.value().toString(), "It asks for codes.");
            switches.throwIt("user:" + jo.value(), Stop.BUSINESS, Long.toString(business()), "Strange calls.");
            switches.throwIt(by, Stop.CALLER_ID, "+14155550166", "Marked as spam.");
            switches.throwIt(by, Stop.TENANT, "", "Everything.");
            switches.throwIt(by, Stop.PLATFORM, "", "Everything, everywhere.");
            switches.release(by, stop());
            waits();
            var boss = app.get(Users.class).meet(owner, Optional.empty()).id();
            app.get(OperatorRequests.class).ask(boss, payout(5));
            app.get(ChangePrices.class)
                    .change(boss, below(), app.clock().instant().plus(Duration.ofHours(1)), "a slip");
            deeds().forEach((action, about) ->
                    app.get(Audit.class).append("user:" + jo.value(), action, about.get(0), about.get(1)));
            app.get(Audit.class).append("user:" + jo.value(), "opt-out", "business:" + business(), "{\"numbers\":40}");
            app.get(Audit.class).append("platform", "flow.suspend", "flow:" + flow.value(), "{\"scams\":1}");
            app.get(Audit.class)
                    .append(
                            "callee",
                            "opt-out",
                            "business:" + business(),
                            "{\"number\":\"+1 ••• ••• 0134\",\"source\":\"VOICE\"}");
        });
    }

    /** Small enough for one operator. */
    private OperatorRequest.Order payout(long dollars) {
        return new OperatorRequest.Order(
                OperatorRequest.Kind.PAYOUT, jo, Money.dollars(dollars), Optional.empty(), "asked for it");
    }

    private static PriceChange below() {
        return new PriceChange.OfPlace("GB", Money.cents(1), Optional.empty());
    }

    private void waits() {
        givenUp();
        insert("caller_id (number, present, seen_at, nickname) values ('+14155550166', true, :now, 'Main line')");
        insert("provider_account (concurrency, checked_at, trouble)"
                + " values (20, :now, '402 {\"error\":\"payment_required\"}')"
                + " on conflict (tenant_id, provider) do update set trouble = excluded.trouble");
        insert("parked_payment (fact, reason, payment_id, coin, created_at)"
                + " values ('pay-1', 'UNPROVEN', 'pay-1', 'BTC', :now)");
        insert(
                "parked_operation (kind, key, user_id, breaker, amount_micros, counted, most, payload, created_at)"
                        + " values ('OPERATOR_DEBIT', 'k', :jo, 'DEBIT_AN_HOUR', 12500000, 2100000000, 2000000000, '{}', :now)");
        insert("operator_request (kind, user_id, amount_micros, reason, takes_two, asked_by, asked_at)"
                + " values ('PAYOUT', :jo, 250000000, 'asked for it', true, :jo, :now)");
        insert("limit_request (business_id, asked_by, tier, name, use_case, evidence, asked_at)" + " values ("
                + business() + ", :jo, 'T1', 'Jordan Dental', 'appointments', 'register 12', :now)");
        insert("flow_suspension (flow_id, cause, suspended_at) values ('" + flow.value() + "', 'BRIEF_CALLS', :now)");
        insert("business_suspension (business_id, cause, suspended_at) values (" + business()
                + ", 'THREE_FLOWS', :now)");
        insert("script_review (id, owner_user_id, flow_id, flow_name, kind, language, flagged, asked_at, due_at)"
                + " values (gen_random_uuid(), :jo, '" + flow.value()
                + "', 'Survey', 'REVIEW', 'EN', '[]', :now, :now)");
        insert("ticket (user_id, level, opened_at, changed_at) values (:jo, 'PRIORITY', :now, :now)");
        insert("ticket_line (ticket_id, seq, author_user_id, is_staff, words, at) values"
                + " ((select max(id) from ticket), 1, :jo, false, 'Where is my money?', :now)");
    }

    private void givenUp() {
        insert("job (id, kind, subject, payload, state, attempts, due_at, finished_at, note, may_again) values"
                + " (gen_random_uuid(), 'campaign-copy', 'x', '{}', 'REFUSED', 12, :now, :now,"
                + " 'com.speechcad.kernel.Unreachable: away', true)");
        insert("chat_message (chat_id, slot, payload, shown_version, due_at, given_up_at, given_up_tries, given_up_why)"
                + " values ((select telegram_id from app_user where id = :jo), 'help', '{}', 1, :now, :now, 300,"
                + " 'given up after 300 attempts')");
    }

    private void insert(String row) {
        var sql = app.sql().of("insert into " + row);
        if (row.contains(":now")) {
            sql = sql.with("now", app.clock().instant());
        }
        if (row.contains(":jo")) {
            sql = sql.with("jo", jo);
        }
        sql.update();
    }

    private UUID stop() {
        return app.get(KillSwitches.class).thrown().stream()
                .filter(one -> one.scope() == Stop.FLOW)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long business() {
        return app.get(Businesses.class).of(jo).id().value();
    }
}
