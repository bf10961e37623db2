package com.speechcad.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is done in whatever order, the real books answer and hold what the model does, and are healthy after every
 * single step. A chain that failed once is told first, for ever: its seed stands in {@code ledger-seeds.txt}.
 */
class LedgerModelTest {
    private static final int LENGTH = 50;
    private static final int CHAINS = 400;

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

    @Example
    void chains_that_failed_once_do_not_fail_again() {
        var seeds = seeds();
        assertThat(seeds).isNotEmpty();
        for (var seed : seeds) {
            assertThat(new ChainRun(app()).run(Chain.of(seed, LENGTH))).isEmpty();
        }
    }

    @Property(tries = CHAINS, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void the_books_agree_with_the_model_after_every_step(@ForAll long seed) {
        assertThat(new ChainRun(app()).run(Chain.of(seed, LENGTH))).isEmpty();
    }

    private static List<Long> seeds() {
        try (var file = LedgerModelTest.class.getResourceAsStream("/ledger-seeds.txt")) {
            if (file == null) {
                throw new IllegalStateException("no ledger-seeds.txt");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Long.valueOf(line.strip().split(" ", 2)[0]))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
