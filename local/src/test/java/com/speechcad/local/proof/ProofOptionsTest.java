package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The proof of the money says what it did not do, and its page says how to do it again. */
class ProofOptionsTest {
    @Test
    void all_of_it_has_no_time_in_which_it_has_to_be_done() {
        assertThat(Options.of("--full").most()).isEmpty();
        assertThat(Options.of("--full").isOver(System.nanoTime() - Long.MAX_VALUE / 2))
                .isFalse();
        assertThat(Options.of("--full").points(Faults.Mode.HANG)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_model_that_was_told_less_than_asked_for_is_wrong() throws Exception {
        assertThat(new ModelPart(Options.of("--minutes", "0")).run().wrong())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one).contains("0 of 10000 steps"));
    }

    @Test
    void sagas_that_were_not_broken_are_wrong() {
        var part = new FailpointPart(Options.of("--minutes", "0")).run();

        assertThat(part.wrong()).hasSameSizeAs(Sagas.all());
    }

    @Test
    void a_table_names_the_command_and_the_commit_that_it_comes_from() {
        var options = Options.of("--only", "kills", "--seed", "7");

        assertThat(ProofPage.table(options, new Part("Kills").figure("killed", 3), "0123abcd"))
                .contains("`./speechcad proof money --only kills --seed 7`", "0123abcd", "| killed | 3 |");
    }
}
