package com.speechcad.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.speechcad.local.retell.CallView;
import com.speechcad.local.telegram.SharedContact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, with the simulators and without the product. */
class LabPageBrowserTest {
    private static final double PATIENCE_MS = 30_000;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static Outside outside;
    private Page page;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        chromium = Chromium.orSkip();
        outside = new Outside(folder);
    }

    @AfterAll
    static void stop() {
        if (outside != null) {
            outside.close();
            chromium.close();
        }
    }

    @BeforeEach
    void openABrowser() {
        // Another test may have moved it.
        outside.clock.setOffset(Duration.ZERO);
        page = chromium.page(1280, 800);
    }

    @AfterEach
    void nothing_went_wrong_in_the_browser() {
        page.context().close();
        assertThat(chromium.takeComplaints()).isEmpty();
    }

    @Test
    void a_chat_is_shown_as_the_person_sees_it() {
        open();
        startChat();
        bot("{\"chat_id\":7001,\"parse_mode\":\"HTML\",\"text\":\"<b>Hello</b> &lt;script&gt; <code>bc1q</code>\","
                + "\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"},"
                + "{\"text\":\"No\",\"callback_data\":\"n\"}]]}}");

        assertThat(lastOfBot().locator("b")).hasText("Hello");
        assertThat(lastOfBot()).containsText("<script>");
        button("Yes").click();
        answerTap("Done");
        assertThat(page.locator("#toast")).hasText("Done");
        assertThat(page.locator("li.waiting")).hasCount(0);
    }

    @Test
    void an_edited_message_keeps_the_focus_on_its_buttons() {
        open();
        startChat();
        var message = bot("{\"chat_id\":7001,\"text\":\"Page one\",\"reply_markup\":{\"inline_keyboard\":"
                + "[[{\"text\":\"Forward\",\"callback_data\":\"f\"}]]}}");
        button("Forward").focus();
        page.keyboard().press("Enter");
        answerTap("");
        outside.bot(
                "editMessageText",
                "{\"chat_id\":7001,\"message_id\":" + message + ",\"text\":\"Page two\",\"reply_markup\":"
                        + "{\"inline_keyboard\":[[{\"text\":\"Backward\",\"callback_data\":\"b\"}]]}}");

        assertThat(button("Backward")).isFocused();
    }

    @Test
    void the_chat_goes_on_when_the_lab_was_started_again_and_counts_from_the_beginning() {
        page.route(Pattern.compile("/lab/chats/[^/]+/\\d+$"), route -> {
            var view = route.fetch().text();
            var late = view.replaceAll("\"version\":\\d+", "\"version\":999999999");
            route.fulfill(
                    new FulfillOptions().setContentType("application/json").setBody(late));
        });
        open();
        startChat();
        page.unrouteAll();
        bot("{\"chat_id\":7001,\"text\":\"Back again\"}");

        assertThat(lastOfBot()).containsText("Back again");
    }

    @Test
    void the_own_number_or_another_one_is_shared_on_request() {
        open();
        startChat();
        bot("{\"chat_id\":7001,\"text\":\"Your number?\",\"reply_markup\":{\"keyboard\":"
                + "[[{\"text\":\"Share it\",\"request_contact\":true}]],\"one_time_keyboard\":true}}");
        button("📱 Share it").click();
        page.locator("#share-own").click();
        assertThat(page.locator(".own .contact").last()).containsText("14155550134");

        bot("{\"chat_id\":7001,\"text\":\"Again?\",\"reply_markup\":{\"keyboard\":"
                + "[[{\"text\":\"Share it\",\"request_contact\":true}]]}}");
        button("📱 Share it").click();
        page.getByLabel("Number", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill("+14155550188");
        button("Share this one").click();
        assertThat(page.locator(".own .contact").last()).containsText("+14155550188");
        var last = outside.telegram
                .chat(Outside.ANA, Outside.BOT.username())
                .last()
                .contact();
        assertThat(last).isEqualTo(new SharedContact("+14155550188", "Somebody", null));
        bot("{\"chat_id\":7001,\"text\":\"Thanks\",\"reply_markup\":{\"remove_keyboard\":true}}");
        assertThat(page.locator("#reply-keyboard button")).hasCount(0);
    }

    @Test
    void a_call_rings_is_answered_and_talked_to_by_keyboard() {
        open();
        outside.calls();
        outside.untilTheCall(call -> call.state().equals("ringing"));
        assertThat(page.locator("#phone-state")).hasText("ringing");
        button("Answer").press("Enter");
        outside.untilTheCall(call -> hasSaid(call, "Press 1 to confirm."));
        assertThat(page.locator("#handset .said")).containsText("Press 1 to confirm.");
        page.locator("#phone .keypad button").first().focus();
        page.keyboard().press("1");
        outside.untilTheCall(call -> hasSaid(call, "Anything else?"));
        assertThat(page.locator("#handset .said")).containsText("Anything else?");
        page.locator("#words").fill("no, thank you");
        page.keyboard().press("Enter");
        outside.untilTheCall(call -> call.state().equals("over"));
        assertThat(page.locator("#phone-state")).hasText("quiet");
        page.locator("#call-list summary").first().click();
        assertThat(page.locator("#call-list .user").first()).hasText("no, thank you");
    }

    @Test
    void what_is_half_typed_on_the_phone_stays_while_the_call_goes_on() {
        open();
        outside.calls();
        outside.untilTheCall(call -> call.state().equals("ringing"));
        button("Answer").press("Enter");
        outside.untilTheCall(call -> hasSaid(call, "Press 1 to confirm."));
        assertThat(page.locator("#handset .said")).containsText("Press 1 to confirm.");
        page.locator("#words").fill("no, you");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        outside.pressesOnTheLine("1");
        outside.untilTheCall(call -> hasSaid(call, "Anything else?"));
        assertThat(page.locator("#handset .said")).containsText("Anything else?");
        page.keyboard().type("not ");
        page.keyboard().press("Enter");
        outside.untilTheCall(call -> call.state().equals("over"));
        assertThat(page.locator("#phone-state")).hasText("quiet");
        page.locator("#call-list summary").first().click();
        assertThat(page.locator("#call-list .user").first()).hasText("no, not you");
    }

    @Test
    void the_cashier_pays_in_many_ways() {
        open();
        var payment = payment(outside.asksForDollars(25));
        assertThat(payment).containsText("for $25");
        payment.getByText("Pay exactly").click();
        assertThat(payment.locator(".badge")).hasText("confirmed");
        payment.getByText("Pay again").click();
        assertThat(payment).containsText("↳");
        assertThat(payment.locator(".hint:has-text(\"↳\")")).hasCount(2);
    }

    @Test
    void a_payment_that_was_confirmed_can_be_gone_again() {
        open();
        var payment = payment(outside.asksForDollars(25));
        payment.getByText("Pay exactly").click();
        assertThat(payment.locator(".badge")).hasText("confirmed");
        payment.getByText("Gone again").click();
        assertThat(payment.locator(".badge")).hasText("failed");
    }

    @Test
    void the_person_deletes_what_the_bot_wrote_last() {
        open();
        startChat();
        bot("{\"chat_id\":7001,\"text\":\"One\"}");
        bot("{\"chat_id\":7001,\"text\":\"Two\"}");
        assertThat(lastOfBot()).containsText("Two");
        tab("Faults").click();
        button("Delete the bot's newest message").click();
        assertThat(lastOfBot()).containsText("One");
    }

    @Test
    void the_back_room_shows_rows_and_whether_the_books_add_up() {
        open();
        assertThat(page.locator("#books")).hasText("books add up");
        tab("Messages").click();
        assertThat(page.locator("#counts .jobs")).hasCount(0);
        outside.sql("insert into job (tenant_id, id, kind, subject, payload, due_at) values"
                + " (1, gen_random_uuid(), 'publish-flow', 'flow 7', '{}', now())");
        try {
            assertThat(page.locator("#back-panel")).containsText("flow 7");
            assertThat(page.locator("#counts .jobs")).hasText("1 jobs");
            assertThat(page.locator("#counts")).containsText("bulk 2+1");
        } finally {
            outside.sql("delete from job where subject = 'flow 7'");
        }

        outside.sql("insert into app_user (tenant_id, telegram_id) values (1, 5)");
        outside.sql("insert into ledger_account (tenant_id, owner_user_id, code, posted_micros)"
                + " select 1, id, 'wallet', 7 from app_user where telegram_id = 5");
        assertThat(page.locator("#books")).containsText("faults in the books");
        outside.sql("update ledger_account set posted_micros = 0 where tenant_id = 1 and id >= 1000");
        assertThat(page.locator("#books")).hasText("books add up");
    }

    @Test
    void what_can_be_clicked_can_be_pressed_too() {
        open();
        startChat();
        bot("{\"chat_id\":7001,\"parse_mode\":\"HTML\",\"text\":\"<code>bc1q</code>"
                + " <tg-spoiler>the butler</tg-spoiler>\"}");
        for (var key : new String[] {"Enter", "Space"}) {
            pressed(lastOfBot().locator("code"), key);
            assertThat(page.locator("#connection")).hasText(Pattern.compile("Copied|bc1q"));
            page.locator("#connection").evaluate("line => line.textContent = ''");
        }
        pressed(lastOfBot().locator(".spoiler"), "Space");
        assertThat(lastOfBot().locator(".spoiler.open")).hasCount(1);

        var address = payment(outside.asksForDollars(25)).locator(".address code");
        var text = address.textContent();
        for (var key : new String[] {"Enter", "Space"}) {
            pressed(address, key);
            assertThat(page.locator("#connection")).hasText(Pattern.compile("Copied|" + text));
            page.locator("#connection").evaluate("line => line.textContent = ''");
        }
    }

    @Test
    void a_long_cell_is_a_button_that_says_all_of_it() {
        open();
        tab("Messages").click();
        var subject = "subject " + "of many words ".repeat(8);
        outside.sql("insert into job (tenant_id, id, kind, subject, payload, due_at) values"
                + " (1, gen_random_uuid(), 'publish-flow', '" + subject + "', '{}', now())");
        var cell = page.locator("#back-panel td button")
                .filter(new Locator.FilterOptions().setHasText("subject of many words"))
                .first();

        try {
            assertThat(cell).containsText("…");
            pressed(cell, "Enter");

            assertThat(page.locator("#connection")).hasText(subject.strip());
        } finally {
            outside.sql("delete from job where subject = '" + subject + "'");
        }
    }

    @Test
    void the_clock_jumps_and_says_how_far() {
        open();
        var before = outside.clock.instant();
        button("+1 h").click();
        assertThat(page.locator("#now")).containsText("ahead");
        assertThat(outside.clock.instant()).isAfter(before.plusSeconds(3599));
    }

    @Test
    void faults_are_set_in_every_simulator_and_cleared_again() {
        open();
        tab("Faults").click();
        // One simulator is told after the other, and the panel may be drawn in between.
        button("Bad weather everywhere").click();
        page.waitForCondition(() -> !outside.retell.faults().active().isEmpty()
                && !outside.dynopay.faults().faults().isEmpty());
        assertThat(page.locator("#back-panel")).containsText("twice at once");
        page.getByLabel("optional letters").check();
        button("Set").click();
        page.waitForCondition(() -> outside.dynopay.settings().optionalEvents());
        button("Set the firing").click();
        assertThat(page.locator("#back-panel")).containsText("now: late at the next firings");
        button("Everything works again").click();
        page.waitForCondition(() -> outside.retell.faults().active().isEmpty()
                && outside.dynopay.faults().faults().isEmpty()
                && !outside.dynopay.settings().optionalEvents()
                && outside.scheduler.faults().isEmpty());
        assertThat(page.locator("#back-panel")).containsText("twice never");
    }

    @Test
    void a_phone_shows_one_room_at_a_time_without_scrolling_sideways() {
        var small = chromium.page(new NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.DARK));
        try {
            small.navigate(outside.url().toString());
            for (var room : new String[] {"Phone", "Cashier", "Back room", "Chat"}) {
                small.locator("#tabs").getByText(room).click();
                assertThat(small.locator(".room:visible")).hasCount(1);
                var overflow =
                        small.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(overflow).isEqualTo(0);
            }
        } finally {
            small.context().close();
        }
    }

    @Test
    void strangers_pages_are_refused_and_nothing_comes_from_outside() {
        assertThat(outside.get("/api/lab", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(outside.get("/api/lab").statusCode()).isEqualTo(200);
        assertThat(outside.get("/api/back/tenant_secret").statusCode()).isEqualTo(400);
        assertThat(outside.get("/lab/..%2fdb").statusCode()).isEqualTo(404);
        var policy =
                outside.get("/").headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
    }

    private void open() {
        page.navigate(outside.url().toString());
        assertThat(page.locator("#now")).containsText("UTC");
    }

    /** Whatever was said before in this chat, the bot may write now. */
    private void startChat() {
        // The page brings its people along, after it has shown itself.
        page.waitForCondition(() -> outside.telegram.persons().stream().anyMatch(person -> person.id() == Outside.ANA));
        outside.telegram.start(Outside.ANA, Outside.BOT.username(), "");
        assertThat(page.locator(".own").last()).containsText("/start");
    }

    private static void pressed(Locator what, String key) {
        what.focus();
        what.press(key);
    }

    /** To the end, so that it listens now. */
    private static boolean hasSaid(CallView call, String text) {
        return call.speaker().isEmpty()
                && call.said().stream().anyMatch(line -> line.text().contains(text));
    }

    private int bot(String message) {
        return outside.bot("sendMessage", message).path("message_id").asInt();
    }

    /** As the product does, under the id that came with the update. */
    private void answerTap(String text) {
        assertThat(page.locator("li.waiting")).hasCount(1);
        var pending = outside.telegram.pending(Outside.BOT.username());
        var id = pending.getLast().update().at("/callback_query/id").asText();
        outside.bot("answerCallbackQuery", "{\"callback_query_id\":\"" + id + "\",\"text\":\"" + text + "\"}");
    }

    /** By its id: the newest on the page may for a moment still be another test's. */
    private Locator payment(String id) {
        return page.locator(".payment[data-id='" + id + "']");
    }

    private Locator lastOfBot() {
        return page.locator("#messages .bot").last();
    }

    private Locator button(String label) {
        return page.getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName(label).setExact(true))
                .last();
    }

    private Locator tab(String label) {
        return page.getByRole(
                AriaRole.TAB, new GetByRoleOptions().setName(label).setExact(true));
    }
}
