package com.speechcad.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.speechcad.kernel.Money;
import com.speechcad.local.Lab;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One person's way from the front door to a paid and receipted call, all of it through the page. */
final class Journey {
    private static final Persona OWNER = Persona.all().stream()
            .filter(one -> one.id() == Persona.OWNER_ID)
            .findFirst()
            .orElseThrow();

    private static final Duration A_SENTENCE = Duration.ofSeconds(1);
    private static final double LOOK_EVERY_MS = 100;
    private static final double PATIENCE_MS = 30_000;

    private final Page page;
    private final Lab lab;
    private final Persona person;
    private final Language language;
    private final Talk talk;
    private final Runnable midCall;

    /** @param midCall is done while the callee is asked the last question */
    Journey(Page page, Lab lab, Persona person, Language language, Talk talk, Runnable midCall) {
        this.page = page;
        this.lab = lab;
        this.person = person;
        this.language = language;
        this.talk = talk;
        this.midCall = midCall;
    }

    /** What the flow is called and says, and what the callee answers. */
    record Talk(String name, String message, String menu, String question, String end, String answer) {}

    void play() {
        page.navigate(lab.url().toString());
        assertThat(page.locator("#person option")).hasCount(Persona.all().size());
        then(() -> comesIn(person, language));
        then(this::sharesOnlyTheOwnNumber);
        then(this::topsUp);
        then(this::isRaised);
        then(this::buysAPlanOnce);
        then(this::buildsAFlow);
        then(this::calls);
        then(this::looksAtTheCall);
        then(this::hasAStatementThatAddsUp);
        page.locator("#books").click();
        assertThat(page.locator("#books")).hasText("books add up");
    }

    /** After each step every invariant of the ledger holds. */
    private void then(Runnable step) {
        step.run();
        var faults = page.evaluate("async () => JSON.stringify("
                + "(await (await fetch('/api/books', { method: 'POST' })).json()).faults)");
        assertThat(faults).isEqualTo("[]");
    }

    private void comesIn(Persona person, Language language) {
        var chat = chatOf(person, language).start();
        chat.tap(Phrase.of("onboarding", "LANGUAGE_OFFERED").with("language", language.ownName()))
                .type(person.firstName())
                .tap("onboarding", "ACCEPT")
                .reads(Phrase.of("onboarding", "READY").with("minutes", 2).with("name", person.firstName()));
    }

    private void sharesOnlyTheOwnNumber() {
        var chat = chat().tap("onboarding", "SHARE_NUMBER");
        chat.shareContactOf("+14155550177").reads(Phrase.of("account", "NUMBER_FOREIGN"));
        chat.shareOwnContact().reads(Phrase.of("account", "NUMBER_SAVED"));
    }

    private void topsUp() {
        var amount = Money.dollars(25);
        var chat = chat().type("/start")
                .tap("wallet", "TITLE")
                .tap("topup", "TOP_UP")
                .tap(Phrase.of("topup", "COIN").with("coin", "TRX"))
                .tap(Phrase.of("topup", "AMOUNT").with("amount", amount))
                .tap("topup", "CONFIRM_BUTTON");
        assertThat(page.locator("#messages .bot img").last()).isVisible();
        var payment = lab.dynopay().payments().getLast().id();
        page.locator("#payments .payment[data-id='" + payment + "']")
                .getByText("Pay exactly")
                .click();
        chat.reads(Phrase.of("topup", "CREDITED")
                .with("amount", amount)
                .with("coin", "TRX")
                .with("credited", amount)
                .with("wallet", amount));
    }

    private void isRaised() {
        var owner = chatOf(OWNER, Language.EN);
        var bot = lab.telegram().bots().getFirst().username();
        if (!lab.telegram().chat(OWNER.id(), bot).started()) {
            comesIn(OWNER, Language.EN);
            owner.tap("onboarding", "LOOK_AROUND");
        }
        owner.type("/start")
                .tap("admin", "ADMIN")
                .type(person.firstName())
                .tapOneWith(person.firstName())
                .tap(Phrase.of("admin", "RAISE").with("tier", "T1"))
                .type("Calls patients who asked to be reminded.")
                .reads(Phrase.of("admin", "TIER_CHANGED").with("tier", "T1"));
        chat().reads(Phrase.of("admin", "TOLD_RAISED").with("means", Phrase.of("admin", "MEANS_T1")));
    }

    private void buysAPlanOnce() {
        var chat = chat().type("/start").tap("plan", "TITLE").tap("plan", "CHOOSE");
        var price = Money.dollars(10);
        chat.tap(Phrase.of("plan", "OFFER_BUTTON")
                        .with("plan", Phrase.of("billing", "PLAN_PRIME"))
                        .with("days", 1)
                        .with("price", price))
                .tapTwice(Phrase.of("plan", "BUY").with("price", price));
        assertThat(chat.newest()).contains(Phrase.read(Phrase.of("billing", "PLAN_PRIME"), language));
        chat.type("/start").tap("wallet", "TITLE").tap("wallet", "STATEMENT");
        var plans = StatementLines.read(statement(chat)).lines().stream()
                .filter(line -> line.change().compareTo(new BigDecimal(-10)) == 0);
        assertThat(plans).as("a double tap buys once").hasSize(1);
    }

    private void buildsAFlow() {
        var chat = chat().type("/start").tap("flow", "FLOWS");
        chat.tap("flow", "NEW_FLOW").type(talk.name());
        adds(chat, "KIND_MESSAGE", talk.message());
        adds(chat, "KIND_MENU", talk.menu());
        chat.tap("dialog", "BACK");
        adds(chat, "KIND_QUESTION", talk.question());
        adds(chat, "KIND_END", talk.end());
        chat.tap("flow", "EDIT_STEP")
                .tapOneWith("2 · ")
                .tap("flow", "ADD_KEY")
                .tap(Phrase.of("flow", "KEY").with("key", "1"))
                .tapOneWith("3 · ")
                .isOffered(leads("EXIT_KEY", 3).with("key", "1"))
                .tap("dialog", "BACK")
                .tap("dialog", "BACK")
                .tap("flow", "CHECK")
                .reads(Phrase.of("flow", "ALL_GOOD").with("name", talk.name()))
                .tap("dialog", "BACK")
                .tap(Phrase.of("flow", "PUBLISH").with("number", 1));
    }

    private void calls() {
        var chat = chat();
        chat.reads(Phrase.of("publish", "PUBLISHED").with("name", talk.name()).with("number", 1));
        chat.type("/start")
                .tap("call", "CALL")
                .tap(Phrase.of("call", "FLOW_BUTTON").with("name", talk.name()).with("number", 1))
                .tapOneWith(person.phone().substring(person.phone().length() - 4))
                .tap("call", "RECORDING_OFF")
                .isOffered(Phrase.of("call", "RECORDING_ON"))
                .tapTwice(Phrase.of("call", "CALL_NOW"));
        talks();
        chat.reads(Phrase.of("ended", "AGENT_HANGUP"));
        assertThat(lab.retell().calls().stream().filter(call -> call.to().equals(person.phone())))
                .as("a double tap rings once")
                .hasSize(1);
    }

    private void talks() {
        var phone = page.locator("#phone");
        assertThat(page.locator("#phone-state")).hasText("ringing");
        phone.getByText("Answer", new Locator.GetByTextOptions().setExact(true)).click();
        saysTo(phone, talk.message());
        saysTo(phone, talk.menu());
        phone.locator(".keypad")
                .getByText("1", new Locator.GetByTextOptions().setExact(true))
                .click();
        saysTo(phone, talk.question());
        midCall.run();
        phone.locator("#words").fill(talk.answer());
        phone.locator("#words").press("Enter");
        hurrying(() -> page.locator("#phone-state").innerText().equals("quiet"));
    }

    private void saysTo(Locator phone, String words) {
        hurrying(() -> phone.locator("#handset .said").innerText().contains(words));
    }

    /** While the agent speaks, time goes by faster. */
    private void hurrying(BooleanSupplier isSo) {
        page.waitForCondition(
                () -> {
                    if (isSo.getAsBoolean()) {
                        return true;
                    }
                    if (lab.retell().calls().stream()
                            .anyMatch(call -> !call.speaker().isEmpty())) {
                        lab.clock().jump(A_SENTENCE);
                    }
                    page.waitForTimeout(LOOK_EVERY_MS);
                    return false;
                },
                new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
    }

    /** What the call brought: answers, a receipt that adds up, the words, the sound. */
    private void looksAtTheCall() {
        var chat = chat();
        chat.readsAsIs(talk.answer());
        chat.isOffered(Phrase.of("call", "RECEIPT")).tap("call", "RECEIPT");
        var receipt = chat.newestWith(
                text -> Phrase.found(text, "call", "RECEIPT_TOTAL", language).isPresent());
        var wallet = Phrase.found(receipt, "call", "RECEIPT_WALLET", language);
        var recording = Phrase.found(receipt, "call", "RECEIPT_RECORDING", language);
        var total = Phrase.found(receipt, "call", "RECEIPT_TOTAL", language);
        var sum = wallet.map(found -> dollars(found.getLast()))
                .orElse(BigDecimal.ZERO)
                .add(recording.map(found -> dollars(found.getLast())).orElse(BigDecimal.ZERO));
        assertThat(dollars(total.orElseThrow().getLast())).isEqualByComparingTo(sum);
        assertThat(recording).isPresent();
        chat.tap("call", "TRANSCRIPT")
                .reads(Phrase.of("call", "TRANSCRIPT_HEAD"))
                .readsAsIs(talk.question());
        chat.tap("call", "RECORDING");
        page.waitForFunction("() => document.querySelector('#messages audio')?.duration > 1");
    }

    private static BigDecimal dollars(String shown) {
        return new BigDecimal(shown.replaceAll("[^0-9.]", ""));
    }

    private void hasAStatementThatAddsUp() {
        var chat = chat().type("/start").tap("wallet", "TITLE").tap("wallet", "STATEMENT");
        var balance = StatementLines.read(statement(chat)).addsUp();
        chat.tap("dialog", "BACK");
        var shown = "$" + plain(balance);
        chat.newestWith(text -> text.contains(shown));
    }

    /** Wherever in the chat it stands: what a call brings may come after it. */
    private String statement(BotChat chat) {
        return chat.newestWith(
                text -> Phrase.squeezed(text).contains(Phrase.read(Phrase.of("wallet", "STATEMENT_TITLE"), language)));
    }

    private BotChat chat() {
        return chatOf(person, language);
    }

    private BotChat chatOf(Persona person, Language language) {
        return BotChat.of(page, lab.telegram(), person, language);
    }

    private static Text leads(String exit, int step) {
        return Phrase.of("step", exit)
                .with("target", Phrase.of("step", "TO_STEP").with("number", step));
    }

    private static void adds(BotChat chat, String kind, String words) {
        chat.tap("flow", "ADD_STEP").tap("step", kind).type(words);
    }

    private static String plain(BigDecimal dollars) {
        return dollars.setScale(Math.max(2, dollars.stripTrailingZeros().scale()))
                .toPlainString();
    }
}
