package com.speechcad.local.restart;

import com.speechcad.kernel.Money;
import com.speechcad.local.page.Phrase;
import com.speechcad.local.page.StatementLines;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.List;

/** The steps of the first journey, from /start to a statement that adds up; one for each {@link Point}, in order. */
final class Script {
    private static final String FLOW = "Appointment reminder";
    private static final String MESSAGE = "Your appointment is tomorrow at ten.";
    private static final String MENU = "To confirm press 1.";
    private static final String QUESTION = "Which day?";
    private static final String END = "Goodbye.";
    private static final String ANSWER = "Monday morning";
    private static final Money AMOUNT = Money.dollars(25);
    private static final Money PRICE = Money.dollars(10);
    private static final String LAST_DIGITS = Cast.PHONE.substring(Cast.PHONE.length() - 4);

    private final Cast cast;
    private final List<Step> steps = new ArrayList<>();

    private Script(Cast cast) {
        this.cast = cast;
    }

    static List<Step> steps(Cast cast) {
        var script = new Script(cast);
        script.comesIn();
        script.topsUp();
        script.buysAPlan();
        script.buildsAFlow();
        script.orders();
        script.talks();
        script.looksBack();
        return List.copyOf(script.steps);
    }

    private void comesIn() {
        var ana = cast.ana();
        var english = Phrase.of("onboarding", "LANGUAGE_OFFERED").with("language", Language.EN.ownName());
        step(Point.START, ana::start, () -> ana.isOffered(english));
        step(
                Point.LANGUAGE,
                () -> ana.tap(english),
                () -> ana.seesAsIs(Phrase.read(Phrase.of("onboarding", "NAME").with("most", 40), Language.EN)
                        .substring(0, 20)));
        step(Point.NAME, () -> ana.type(Cast.NAME), () -> ana.isOffered(Phrase.of("onboarding", "ACCEPT")));
        step(
                Point.TERMS,
                () -> ana.tap(Phrase.of("onboarding", "ACCEPT")),
                () -> ana.isOffered(Phrase.of("onboarding", "SHARE_NUMBER")));
        step(Point.NUMBER_ASKED, () -> ana.tap(Phrase.of("onboarding", "SHARE_NUMBER")), ana::isAskedForContact);
        step(Point.CONTACT, ana::sharesOwnContact, () -> ana.sees(Phrase.of("account", "NUMBER_SAVED")));
    }

    private void topsUp() {
        var ana = cast.ana();
        var coin = Phrase.of("topup", "COIN").with("coin", "TRX");
        var amount = Phrase.of("topup", "AMOUNT").with("amount", AMOUNT);
        step(
                Point.TOP_UP,
                () -> ana.start().tap(Phrase.of("wallet", "TITLE")).isOffered(Phrase.of("topup", "TOP_UP")),
                () -> ana.tap(Phrase.of("topup", "TOP_UP")),
                () -> ana.isOffered(coin));
        step(Point.COIN, () -> ana.tap(coin), () -> ana.isOffered(amount));
        step(Point.AMOUNT, () -> ana.tap(amount), () -> ana.isOffered(Phrase.of("topup", "CONFIRM_BUTTON")));
        step(
                Point.INVOICE,
                () -> ana.tap(Phrase.of("topup", "CONFIRM_BUTTON")),
                () -> ana.isOffered(Phrase.of("topup", "COPY_ADDRESS")));
        steps.add(new Step(
                Point.PAYMENT_SEEN,
                () -> {},
                () -> cast.pays("pending-only"),
                () -> cast.is("top_up", "SEEN"),
                () -> ana.sees(Phrase.of("topup", "SEEN").with("amount", AMOUNT).with("coin", "TRX"))));
        steps.add(new Step(
                Point.PAYMENT_CONFIRMED,
                () -> {},
                () -> cast.pays("confirm"),
                () -> cast.is("top_up", "CREDITED"),
                () -> ana.sees(Phrase.of("topup", "CREDITED")
                        .with("amount", AMOUNT)
                        .with("coin", "TRX")
                        .with("credited", AMOUNT)
                        .with("wallet", AMOUNT))));
    }

    private void buysAPlan() {
        var ana = cast.ana();
        var olga = cast.olga();
        steps.add(new Step(
                Point.TIER,
                () -> olga.start()
                        .tap(Phrase.of("admin", "ADMIN"))
                        .type(Cast.NAME)
                        .tapOneWith(Cast.NAME)
                        .tap(Phrase.of("admin", "RAISE").with("tier", "T1"))
                        .seesAsIs("Type the reason"),
                () -> olga.type("Calls patients who asked to be reminded."),
                olga::isHeard,
                () -> {
                    olga.sees(Phrase.of("admin", "TIER_CHANGED").with("tier", "T1"));
                    ana.sees(Phrase.of("admin", "TOLD_RAISED").with("means", Phrase.of("admin", "MEANS_T1")));
                }));
        var offer = Phrase.of("plan", "OFFER_BUTTON")
                .with("plan", Phrase.of("billing", "PLAN_PRIME"))
                .with("days", 1)
                .with("price", PRICE);
        var buy = Phrase.of("plan", "BUY").with("price", PRICE);
        step(
                Point.PLANS,
                () -> ana.start().tap(Phrase.of("plan", "TITLE")).isOffered(Phrase.of("plan", "CHOOSE")),
                () -> ana.tap(Phrase.of("plan", "CHOOSE")),
                () -> ana.isOffered(offer));
        step(Point.PLAN_OFFER, () -> ana.tap(offer), () -> ana.isOffered(buy));
        step(
                Point.PLAN_BOUGHT,
                () -> ana.tapTwice(buy),
                () -> cast.patience()
                        .until(
                                () -> "the plan to be bought and the button to be gone " + ana.menu(),
                                () -> cast.count("subscription", "free", "false") == 1 && !ana.offers(buy)));
    }

    private void buildsAFlow() {
        var ana = cast.ana();
        step(
                Point.NEW_FLOW,
                () -> ana.start().tap(Phrase.of("flow", "FLOWS")).isOffered(Phrase.of("flow", "NEW_FLOW")),
                () -> ana.tap(Phrase.of("flow", "NEW_FLOW")),
                () -> ana.sees(Phrase.of("flow", "ASK_NAME")));
        step(Point.FLOW_NAMED, () -> ana.type(FLOW), () -> ana.isOffered(Phrase.of("flow", "ADD_STEP")));
        adds(Point.STEP_MESSAGE, "MESSAGE", MESSAGE, () -> {});
        adds(Point.STEP_MENU, "MENU", MENU, () -> {});
        adds(Point.STEP_QUESTION, "QUESTION", QUESTION, () -> ana.tap(Phrase.of("dialog", "BACK")));
        adds(Point.STEP_END, "END", END, () -> {});
        step(
                Point.KEY,
                () -> ana.tap(Phrase.of("flow", "EDIT_STEP"))
                        .tapOneWith("2 · ")
                        .tap(Phrase.of("flow", "ADD_KEY"))
                        .tap(Phrase.of("flow", "KEY").with("key", "1"))
                        .isOfferedOneWith("3 · "),
                () -> ana.tapOneWith("3 · "),
                // Behind it stands what that step says.
                () -> ana.isOfferedOneWith(Phrase.plain(
                        Phrase.of("step", "EXIT_KEY")
                                .with("target", Phrase.of("step", "TO_STEP").with("number", 3))
                                .with("key", "1"),
                        Language.EN)));
        step(
                Point.CHECK,
                () -> ana.tap(Phrase.of("dialog", "BACK"))
                        .isOfferedOneWith("4 · ")
                        .tap(Phrase.of("dialog", "BACK"))
                        .isOffered(Phrase.of("flow", "CHECK")),
                () -> ana.tap(Phrase.of("flow", "CHECK")),
                () -> ana.sees(Phrase.of("flow", "ALL_GOOD").with("name", FLOW)));
        step(
                Point.PUBLISH,
                () -> ana.tap(Phrase.of("dialog", "BACK"))
                        .isOffered(Phrase.of("flow", "PUBLISH").with("number", 1)),
                () -> ana.tap(Phrase.of("flow", "PUBLISH").with("number", 1)),
                () -> ana.sees(
                        Phrase.of("publish", "PUBLISHED").with("name", FLOW).with("number", 1)));
    }

    private void orders() {
        var ana = cast.ana();
        step(
                Point.CALL_FLOW,
                () -> ana.start()
                        .tap(Phrase.of("call", "CALL"))
                        .isOffered(Phrase.of("call", "FLOW_BUTTON")
                                .with("name", FLOW)
                                .with("number", 1)),
                () -> ana.tap(
                        Phrase.of("call", "FLOW_BUTTON").with("name", FLOW).with("number", 1)),
                () -> ana.isOfferedOneWith(LAST_DIGITS));
        step(Point.CALL_NUMBER, () -> ana.tapOneWith(LAST_DIGITS), () -> ana.isOffered(Phrase.of("call", "CALL_NOW")));
        step(
                Point.CALL_RECORDED,
                () -> ana.tap(Phrase.of("call", "RECORDING_OFF")),
                () -> ana.isOffered(Phrase.of("call", "RECORDING_ON")));
        step(Point.CALL_CONFIRMED, () -> ana.tapTwice(Phrase.of("call", "CALL_NOW")), this::ringsOrIsOrderedAgain);
    }

    /**
     * Somebody who was about to be rung may not be rung twice. So a lab that went down between promising the call and
     * placing it does not place it afterwards: the person is told, nothing is charged, and they call again.
     */
    private void ringsOrIsOrderedAgain() {
        var ana = cast.ana();
        var phone = cast.phone();
        cast.patience()
                .until(
                        () -> "the phone to ring, or word that it will not: "
                                + cast.doors().rows("attempt"),
                        () -> phone.isRinging() || cast.count("attempt", "state", "NOT_CONNECTED") == 1);
        if (phone.isRinging()) {
            return;
        }
        ana.sees(Phrase.of("ended", "NEVER_PLACED")).sees(Phrase.of("call", "NOT_CHARGED"));
        ana.start()
                .tap(Phrase.of("call", "CALL"))
                .tap(Phrase.of("call", "FLOW_BUTTON").with("name", FLOW).with("number", 1))
                .tapOneWith(LAST_DIGITS)
                .tap(Phrase.of("call", "RECORDING_OFF"))
                .isOffered(Phrase.of("call", "RECORDING_ON"))
                .tap(Phrase.of("call", "CALL_NOW"));
        phone.rings();
    }

    private void talks() {
        var ana = cast.ana();
        var phone = cast.phone();
        steps.add(new Step(
                Point.ANSWERED,
                () -> {},
                phone::answer,
                () -> cast.is("attempt", "IN_CALL"),
                () -> phone.hears(MESSAGE).hears(MENU)));
        steps.add(new Step(Point.KEY_PRESSED, () -> {}, () -> phone.press("1"), () -> {}, () -> phone.hears(QUESTION)));
        steps.add(new Step(
                Point.WORDS_SAID, () -> {}, () -> phone.say(ANSWER), () -> cast.is("attempt", "ENDED"), () -> {
                    phone.isOver();
                    ana.sees(Phrase.of("ended", "AGENT_HANGUP")).isOffered(Phrase.of("call", "RECEIPT"));
                }));
        steps.add(new Step(Point.ANALYSED, () -> {}, () -> {}, () -> {}, () -> ana.seesAsIs(ANSWER)));
    }

    private void looksBack() {
        var ana = cast.ana();
        step(
                Point.RECEIPT,
                () -> ana.tap(Phrase.of("call", "RECEIPT")),
                () -> ana.seesOne(
                        "the receipt's total",
                        text -> Phrase.found(text, "call", "RECEIPT_TOTAL", Language.EN)
                                .isPresent()));
        step(
                Point.TRANSCRIPT,
                () -> ana.tap(Phrase.of("call", "TRANSCRIPT")),
                () -> ana.sees(Phrase.of("call", "TRANSCRIPT_HEAD")).seesAsIs(QUESTION));
        step(
                Point.RECORDING,
                // Fetched by a job that a stop may have kept waiting; once nothing is shown it could not be seen any
                // more.
                () -> ana.finds(Phrase.of("call", "RECORDING")),
                () -> ana.tap(Phrase.of("call", "RECORDING")),
                () -> cast.patience()
                        .until(
                                () -> "the recording " + ana.files(),
                                () -> ana.files().stream().anyMatch(kind -> !kind.equals("PHOTO"))));
        step(
                Point.STATEMENT,
                () -> ana.start().tap(Phrase.of("wallet", "TITLE")).isOffered(Phrase.of("wallet", "STATEMENT")),
                () -> ana.tap(Phrase.of("wallet", "STATEMENT")),
                () -> {
                    ana.seesAsIs(Phrase.read(Phrase.of("wallet", "STATEMENT_TITLE"), Language.EN));
                    StatementLines.read(ana.menu()).addsUp();
                });
    }

    private void adds(Point point, String kind, String words, Runnable first) {
        var ana = cast.ana();
        step(
                point,
                () -> {
                    first.run();
                    ana.tap(Phrase.of("flow", "ADD_STEP"))
                            .tap(Phrase.of("step", "KIND_" + kind))
                            .sees(Phrase.of("flow", "ASK_TEXT_" + kind).with("example", "{{first_name}}"));
                },
                () -> ana.type(words),
                () -> ana.seesAsIs(words).isHeard());
    }

    /** Taps and typed lines: taken when the bot has answered Telegram. */
    private void step(Point point, Runnable deed, Runnable effect) {
        step(point, () -> {}, deed, effect);
    }

    private void step(Point point, Runnable way, Runnable deed, Runnable effect) {
        steps.add(new Step(point, way, deed, () -> cast.ana().isHeard(), effect));
    }
}
