package com.speechcad.local.faults;

import com.speechcad.kernel.Money;
import com.speechcad.local.page.Phrase;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import java.time.Duration;

/** The steps of the journey as one person goes them; after each the books are green. */
final class Way {
    private static final String FLOW = "Reminder";

    private final Person person;
    private final Stage stage;

    Way(Person person) {
        this.person = person;
        this.stage = person.stage;
    }

    Way comesIn() {
        person.start()
                .tap(Phrase.of("onboarding", "LANGUAGE_OFFERED").with("language", Language.EN.ownName()))
                .type(person.name())
                .tap("onboarding", "ACCEPT")
                .sees(Phrase.of("onboarding", "READY").with("minutes", 2).with("name", person.name()));
        return green();
    }

    Way sharesTheOwnNumber() {
        person.tap("onboarding", "SHARE_NUMBER").shareContact().sees(Phrase.of("account", "NUMBER_SAVED"));
        return green();
    }

    /** Until the address is there. */
    Way asksForAnAddress(int dollars) {
        return asksForAnAddress(dollars, stage.step());
    }

    /** @param step what the clock is moved by while the address does not come */
    Way asksForAnAddress(int dollars, Duration step) {
        var before = invoices();
        person.home()
                .tap("wallet", "TITLE")
                .tap("topup", "TOP_UP")
                .tap(Phrase.of("topup", "COIN").with("coin", "TRX"))
                .type(Integer.toString(dollars))
                .tap("topup", "CONFIRM_BUTTON");
        stage.until(() -> person + " has an address", step, () -> invoices() > before);
        return this;
    }

    Way topsUp(int dollars) {
        asksForAnAddress(dollars);
        Payer.of(person).pays("1");
        person.sees(credited(dollars));
        return green();
    }

    static Text credited(int dollars) {
        var amount = Money.dollars(dollars);
        return Phrase.of("topup", "CREDITED")
                .with("amount", amount)
                .with("coin", "TRX")
                .with("credited", amount)
                .with("wallet", amount);
    }

    /** A menu whose key 1 leads to the end. */
    Way buildsAFlow() {
        person.home().tap("flow", "FLOWS").tap("flow", "NEW_FLOW").type(FLOW);
        person.tap("flow", "ADD_STEP").tap("step", "KIND_MENU").type("To confirm press 1.");
        person.tap("dialog", "BACK").isOffered(Phrase.of("flow", "ADD_STEP"));
        person.tap("flow", "ADD_STEP").tap("step", "KIND_END").type("Goodbye.");
        person.tap("flow", "EDIT_STEP")
                .tapOneWith("1 · ")
                .tap("flow", "ADD_KEY")
                .tap(Phrase.of("flow", "KEY").with("key", "1"))
                .tapOneWith("2 · ")
                .isOffered(Phrase.of("flow", "ADD_KEY"));
        return green();
    }

    Way publishes() {
        person.home()
                .tap("flow", "FLOWS")
                .tapOneWith(FLOW)
                .tap(Phrase.of("flow", "PUBLISH").with("number", 1));
        person.sees(Phrase.of("publish", "PUBLISHED").with("name", FLOW).with("number", 1));
        return green();
    }

    /** Until it is on its way. */
    Way confirmsACall() {
        return confirmsACall(false);
    }

    Way confirmsACall(boolean recorded) {
        var line = new Line(person);
        var before = line.attempts();
        person.home()
                .tap("call", "CALL")
                .tap(Phrase.of("call", "FLOW_BUTTON").with("name", FLOW).with("number", 1))
                .tapOneWith(person.phone.substring(person.phone.length() - 4));
        if (recorded) {
            person.tap("call", "RECORDING_OFF").isOffered(Phrase.of("call", "RECORDING_ON"));
        }
        person.tap("call", "CALL_NOW");
        stage.until(() -> person + " has a call", () -> line.attempts() > before);
        return this;
    }

    Way calls() {
        var line = new Line(person).does(Line.OBLIGING);
        confirmsACall();
        line.isOver();
        person.sees(Phrase.of("ended", "AGENT_HANGUP"));
        return green();
    }

    Way readsTheReceipt() {
        person.tapAnywhere("call", "RECEIPT").sees("🧾");
        return green();
    }

    Way readsTheWallet() {
        new Wallet(person).addsUp();
        return green();
    }

    Way goes() {
        return comesIn()
                .sharesTheOwnNumber()
                .topsUp(25)
                .buildsAFlow()
                .publishes()
                .calls()
                .readsTheReceipt()
                .readsTheWallet();
    }

    private Way green() {
        stage.booksAreGreen();
        return this;
    }

    private long invoices() {
        return stage.number(
                        "select count(*) from top_up t join app_user u on u.id = t.user_id where payment_id is not null"
                                + " and telegram_id = " + person.id)
                .longValueExact();
    }
}
