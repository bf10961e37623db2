package com.speechcad.wallet;

import static com.speechcad.wallet.Purse.cents;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever is done in whatever order, the books say what a model of forty lines says, and are healthy. */
class LedgerModelTest {
    private static @Nullable TestApp app;

    @BeforeContainer
    static void start() {
        app = TestApp.start();
    }

    @AfterContainer
    static void stop() {
        app().close();
    }

    private static TestApp app() {
        if (app == null) {
            throw new IllegalStateException("not started");
        }
        return app;
    }

    enum What {
        CREDIT,
        DEBIT,
        HOLD,
        CAPTURE,
        RELEASE,
        REPEAT
    }

    record Step(What what, int subject, long cents) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        var amounts = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(1, 60)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(1L, 100L, 1000L)));
        return Combinators.combine(
                        Arbitraries.of(What.class), Arbitraries.integers().between(0, 7), amounts)
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void the_books_agree_with_the_model(@ForAll("steps") List<Step> steps) {
        var purse = Purse.empty(app());
        var model = new Model();
        var done = new ArrayList<Runnable>();
        var number = 0;
        for (var step : steps) {
            number++;
            act(step, number, purse, model, done);
            assertThat(purse.shown()).as("after %s of %s", number, steps).isEqualTo(model.shown());
        }
        assertThat(purse.faults()).isEmpty();
    }

    private static void act(Step step, int number, Purse purse, Model model, List<Runnable> done) {
        var key = step.what() + ":" + number;
        var subject = "call" + step.subject();
        switch (step.what()) {
            case CREDIT -> {
                purse.credit(key, step.cents());
                done.add(() -> purse.credit(key, step.cents()));
                model.credit(step.cents());
            }
            case DEBIT -> {
                var said = purse.debit(key, step.cents());
                done.add(() -> purse.debit(key, step.cents()));
                assertThat(said instanceof Posted.Applied).isEqualTo(model.debit(step.cents()));
            }
            case HOLD -> {
                if (!model.known[step.subject()]) {
                    var said = purse.hold(subject, step.cents());
                    done.add(() -> purse.hold(subject, step.cents()));
                    assertThat(said instanceof Posted.Applied).isEqualTo(model.hold(step.subject(), step.cents()));
                }
            }
            case CAPTURE -> {
                if (model.held[step.subject()] >= 0 && model.known[step.subject()]) {
                    var said = purse.capture(key, subject, step.cents());
                    done.add(() -> purse.capture(key, subject, step.cents()));
                    assertThat(cents(said.owed())).isEqualTo(model.capture(step.subject(), step.cents()));
                }
            }
            case RELEASE -> {
                if (model.held[step.subject()] >= 0 && model.known[step.subject()]) {
                    purse.release(subject);
                    model.release(step.subject());
                }
            }
            case REPEAT -> {
                if (!done.isEmpty()) {
                    done.get(step.subject() % done.size()).run();
                }
            }
        }
    }

    /** A wallet in cents, as the books should have it. */
    private static final class Model {
        long posted;
        long owed;
        /** Per subject: set aside now; below zero when the hold was refused, and then it stays so. */
        final long[] held = new long[8];

        final boolean[] known = new boolean[8];

        long available() {
            var all = posted;
            for (var one : held) {
                all -= Math.max(0, one);
            }
            return all;
        }

        void credit(long cents) {
            posted += cents;
            var settled = Math.min(available(), owed);
            posted -= settled;
            owed -= settled;
        }

        boolean debit(long cents) {
            var enough = cents <= available();
            posted -= enough ? cents : 0;
            return enough;
        }

        boolean hold(int subject, long cents) {
            known[subject] = true;
            var enough = cents <= available();
            held[subject] = enough ? cents : -1;
            return enough;
        }

        void release(int subject) {
            held[subject] = 0;
        }

        long capture(int subject, long cents) {
            held[subject] = 0;
            var paid = Math.min(cents, available());
            posted -= paid;
            owed += cents - paid;
            return cents - paid;
        }

        String shown() {
            return "%d %d %d".formatted(posted, posted - available(), owed);
        }
    }
}
