package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final Path PAGE = Path.of("..", "docs", "cost.md");

    private final Cost cost = new Cost(Prices.LIST, Cost.Load.ASSUMED);

    /** {@code -Dcost.write=true} writes it anew. */
    @Test
    void the_page_says_what_the_formula_says() throws IOException {
        if (Boolean.getBoolean("cost.write")) {
            Files.writeString(PAGE, CostPage.text());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(CostPage.text());
    }

    @Test
    void twice_the_calls_cost_twice_as_much_and_no_calls_nothing() {
        assertThat(Cost.sum(cost.variable(2_000))).isCloseTo(2 * Cost.sum(cost.variable(1_000)), within());
        assertThat(Cost.sum(cost.variable(0))).isZero();
    }

    @Test
    void the_infrastructure_of_a_thousand_calls_is_small_beside_the_providers_minutes() {
        assertThat(Cost.sum(cost.variable(1_000))).isBetween(0.005, 0.7);
    }

    @Test
    void a_standby_doubles_the_database_and_prod_costs_more_than_dev() {
        assertThat(Cost.sum(cost.fixed(StageSettings.of("prod"))))
                .isGreaterThan(1.5 * Cost.sum(cost.fixed(StageSettings.of("dev"))));
    }

    @Test
    void every_instance_a_stage_may_choose_has_a_price_and_the_counted_alarms_are_there() {
        for (var stage : new String[] {"dev", "prod"}) {
            assertThat(Prices.databaseHour(StageSettings.of(stage).database().instanceType()))
                    .isPositive();
        }
        assertThat(Synthesised.stage("dev").service("AWS::CloudWatch::Alarm").all())
                .hasSizeBetween(36, 56);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }
}
