package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.infra.StageSettings.DatabaseSettings;
import com.speechcad.infra.StageSettings.Instance;
import com.speechcad.infra.StageSettings.Serverless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final Path PAGE = Path.of("..", "docs", "cost.md");

    private final Cost.Counts counts = counted();
    private final LoadFile file = LoadFile.read(Path.of("..", "docs", "load.properties"));
    private final Cost cost = new Cost(Prices.LIST, file.load(), counts);

    /** {@code -Dcost.write=true} writes it anew. */
    @Test
    void the_page_says_what_the_formula_says() throws IOException {
        if (Boolean.getBoolean("cost.write")) {
            Files.writeString(PAGE, CostPage.text(counts, file));
        }
        assertThat(Files.readString(PAGE)).isEqualTo(CostPage.text(counts, file));
    }

    @Test
    void twice_the_calls_cost_twice_as_much_and_no_calls_nothing() {
        assertThat(Cost.sum(cost.variable(2_000))).isCloseTo(2 * Cost.sum(cost.variable(1_000)), within());
        assertThat(Cost.sum(cost.variable(0))).isZero();
    }

    @Test
    void the_infrastructure_of_a_thousand_calls_is_small_beside_the_providers_minutes() {
        assertThat(Cost.sum(cost.variable(1_000))).isBetween(0.005, 0.3);
    }

    /** A gigabyte for as long as every webhook and message takes, and a start now and then; by hand. */
    @Test
    void the_functions_are_charged_by_the_times_that_were_measured() {
        var load = file.load();
        var seconds = (load.webhooksACall() * load.webhookMillis() + load.messagesACall() * load.workerMillis()) / 1e3
                + (load.webhooksACall() + load.messagesACall()) * 0.01 * 4;

        assertThat(load.webhookMillis()).isPositive();
        assertThat(cost.variable(1_000).get("functions"))
                .isCloseTo(
                        1_000 * seconds * Prices.LIST.gigabyteSecond()
                                + 1_000
                                        * (load.webhooksACall() + load.messagesACall())
                                        / 1e6
                                        * Prices.LIST.requestMillion(),
                        within());
    }

    @Test
    void a_figure_that_is_not_in_the_file_is_named() {
        assertThatThrownBy(() -> new LoadFile(new Properties()).load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("telegram-letters");
    }

    @Test
    void a_standby_doubles_the_database_and_prod_costs_more_than_dev() {
        assertThat(Cost.sum(cost.fixed(StageSettings.of("prod"))))
                .isGreaterThan(1.5 * Cost.sum(cost.fixed(StageSettings.of("dev"))));
    }

    @Test
    void every_machine_a_stage_has_chosen_has_a_price_and_what_is_counted_is_there() {
        for (var stage : new String[] {"dev", "prod"}) {
            assertThat(cost.database(StageSettings.of(stage).database())).isPositive();
        }
        assertThat(counts.alarms()).isBetween(36, 60);
        assertThat(counts.metrics()).isBetween(40, 80);
        assertThat(counts.secrets()).isBetween(5, 15);
        assertThat(counts.addresses()).isEqualTo(1);
    }

    @Test
    void what_runs_beside_the_functions_is_on_the_page_too() {
        assertThat(cost.fixed(StageSettings.of("prod")))
                .containsKeys(
                        "its public address",
                        "queues that are looked into",
                        "logs of the tasks",
                        "traces of the tasks",
                        "keys opened for the tasks",
                        "logs of PostgreSQL and of refused traffic");
        assertThat(cost.variable(1_000)).containsKeys("traces, at most", "keys and secrets");
        assertThat(cost.variable(1_000))
                .allSatisfy((part, dollars) -> assertThat(dollars).as(part).isPositive());
        assertThat(cost.fixed(StageSettings.of("prod")))
                .allSatisfy((part, dollars) -> assertThat(dollars).as(part).isPositive());
    }

    @Test
    void aurora_is_charged_by_the_units_it_cannot_go_below_and_by_zone() {
        var least = new DatabaseSettings(new Serverless(0.5, 4), 80, false, 3, false);
        var larger = new DatabaseSettings(new Serverless(1, 4), 80, false, 3, false);
        var two = new DatabaseSettings(new Serverless(0.5, 4), 80, true, 3, false);

        assertThat(cost.database(larger) - cost.database(least)).isCloseTo(0.5 * 730 * 0.12, within());
        assertThat(cost.database(two) - cost.database(least)).isCloseTo(0.5 * 730 * 0.12, within());
    }

    /** Both processors beyond their share, all month, at $0.075 an hour. */
    @Test
    void a_machine_that_borrows_all_month_costs_more_than_one_with_processors_of_its_own() {
        var medium = new Instance("t4g.medium", 50, 1_000);
        var large = new Instance("m7g.large", 50, 1_000);

        assertThat(cost.borrowedAtMost(medium)).isCloseTo(2 * 730 * 0.8 * 0.075, within());
        assertThat(Prices.databaseHour(medium.type()) * 730 + cost.borrowedAtMost(medium))
                .isGreaterThan(Prices.databaseHour(large.type()) * 730);
        for (var stage : new String[] {"dev", "prod"}) {
            if (StageSettings.of(stage).database().machine() instanceof Instance machine && machine.borrows()) {
                assertThat(cost.borrowedAtMost(machine)).isPositive();
            }
        }
    }

    private static Cost.Counts counted() {
        try {
            return Counted.in(Synthesised.stage("prod"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }
}
