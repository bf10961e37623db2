package com.speechcad.local.faults;

import static com.speechcad.local.faults.Stage.BOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.speechcad.local.telegram.Faults;
import com.speechcad.local.telegram.Faults.Twice;
import com.speechcad.local.telegram.SendFault;
import com.speechcad.local.telegram.TelegramSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Messages that are not taken, taken twice, late, out of order or not at all, in both directions. */
final class TelegramFaults {
    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private final Stage stage;
    private final Faults faults;

    TelegramFaults(Stage stage) {
        // What Telegram did not take comes with the next sweep.
        this.stage = stage.jumping(Duration.ofSeconds(20));
        this.faults = stage.lab.telegram().faults();
    }

    Stream<DynamicTest> tests() {
        var journeys = Arrays.stream(Twice.values())
                .filter(twice -> twice != Twice.NEVER)
                .map(twice ->
                        dynamicTest("every update " + twice + " and a fault around every deed", () -> goes(twice)));
        return Stream.concat(
                journeys,
                Stream.of(
                        dynamicTest("a tap is overtaken by what was typed after it", this::overtaken),
                        dynamicTest("blocked while money comes, and back", this::blocked),
                        dynamicTest("a message that is edited was deleted", this::deleted),
                        dynamicTest("somebody taps faster than Telegram lets the bot answer", this::fast),
                        dynamicTest("no fault is left out", TelegramFaults::complete)));
    }

    /** A new kind of sending fault or of doubling is played by itself; anything else has to be added here. */
    private static void complete() {
        assertThat(Faults.Shown.class.getRecordComponents())
                .extracting(component -> component.getName())
                .containsExactlyInAnyOrder("twice", "toDrop", "toDelay", "delayMillis", "swapNext", "sends");
    }

    private void goes(Twice twice) {
        var all = troubles();
        // So that another fault hits each step.
        var offset = twice == Twice.AT_ONCE ? all.size() / 2 : 0;
        faults.deliverTwice(twice);
        try {
            new Way(new Person(stage, 7110 + offset, "Ana").suffering(new InTurn(all, offset))).goes();
        } finally {
            faults.clear();
        }
    }

    /** Every fault that can happen to one deed. */
    private List<Trouble> troubles() {
        var all = new ArrayList<Trouble>();
        for (var kind : SendFault.Kind.values()) {
            all.add(deed -> {
                faults.failNextSends(1, SendFault.of(kind));
                deed.run();
            });
        }
        all.add(deed -> {
            faults.dropNext(1);
            deed.run();
            // Nothing happens, so it is done again.
            deed.run();
        });
        all.add(deed -> {
            faults.delayNext(1, A_WHILE);
            deed.run();
        });
        return all;
    }

    /** One after the other, again and again. */
    private static final class InTurn implements Trouble {
        private final List<Trouble> troubles;
        private int next;

        InTurn(List<Trouble> troubles, int first) {
            this.troubles = troubles;
            this.next = first;
        }

        @Override
        public void around(Runnable deed) {
            troubles.get(next++ % troubles.size()).around(deed);
        }
    }

    private void overtaken() {
        var ana = new Person(stage, 7120, "Ana");
        var way = new Way(ana).comesIn().sharesTheOwnNumber();
        ana.home();
        faults.swapNext();
        ana.suffering(deed -> {
            deed.run();
            stage.lab.telegram().type(ana.id, BOT, "Something in between");
        });
        ana.tap("flow", "FLOWS").suffering(Trouble.NONE);
        way.buildsAFlow().publishes().calls().readsTheWallet();
    }

    private void blocked() {
        var ana = new Person(stage, 7121, "Ana");
        var way = new Way(ana).comesIn().sharesTheOwnNumber().asksForAnAddress(25);
        var payer = Payer.of(ana);
        stage.lab.telegram().block(ana.id, BOT);
        payer.pays("1");
        payer.lettersAreThrough();
        stage.until(() -> "the money is there", () -> new Wallet(ana).balance().signum() > 0);
        assertThat(ana.hasSeen("$25.00 credited")).isFalse();

        ana.start().sees(Way.credited(25));
        way.readsTheWallet();
    }

    private void deleted() {
        var ana = new Person(stage, 7122, "Ana");
        var way = new Way(ana).comesIn().sharesTheOwnNumber().asksForAnAddress(25);
        ana.sees("rate held until");
        var invoice = ana.messages().stream()
                .filter(message -> message.text().contains("rate held until"))
                .findFirst()
                .orElseThrow();
        stage.deleteMessage(ana.id, invoice.messageId());

        Payer.of(ana).pays("1");

        ana.sees(Way.credited(25));
        way.readsTheWallet();
    }

    /** Without a jump of the clock: the last menu does not wait for the minute's sweep. */
    private void fast() {
        var ana = new Person(stage, 7123, "Ana");
        new Way(ana).comesIn().sharesTheOwnNumber();
        ana.home();
        var before = stage.lab.telegram().calls(0).getLast().number();
        stage.lab.telegram().limit(new TelegramSettings.Limits(true, 2, 60));
        try {
            for (int i = 0; i < 3; i++) {
                stage.lab.telegram().type(ana.id, BOT, "/start");
            }
            stage.until(
                    () -> "all is taken",
                    Duration.ZERO,
                    () -> stage.lab.telegram().pending(BOT).isEmpty());
            stage.until(() -> "the newest menu is shown", Duration.ZERO, () -> stage.isAllSent(ana));
            assertThat(stage.lab.telegram().calls(before))
                    .as("Telegram has refused some of it")
                    .anyMatch(call -> call.status() == 429);
        } finally {
            stage.lab.telegram().limit(new TelegramSettings.Limits(false, 30, 60));
        }
    }
}
