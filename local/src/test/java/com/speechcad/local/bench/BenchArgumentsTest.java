package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.local.words.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchArgumentsTest {
    /** They have options of their own, and none is passed over in silence. */
    @Test
    void each_bench_refuses_the_others_options() {
        assertThatThrownBy(() -> BenchArguments.read(BenchArguments.LOAD, 1, "--starts", "3"))
                .hasMessageStartingWith("there is no option --starts; bench load takes");
        assertThatThrownBy(() -> BenchArguments.read(BenchArguments.BOT, 5, "--commit-ms", "2"))
                .hasMessageStartingWith("there is no option --commit-ms");
        assertThat(BenchArguments.read(BenchArguments.REQUESTS, 5, "--only", "starts", "--commit-ms", "2"))
                .returns(false, BenchArguments::requests)
                .returns(true, BenchArguments::coldStarts)
                .returns(5, BenchArguments::starts);
    }

    /** What is written takes the place of all the tables. */
    @ParameterizedTest
    @ValueSource(strings = {"--only requests --write", "--write --only starts"})
    void half_of_the_tables_is_never_written(String typed) {
        assertThatThrownBy(() -> BenchArguments.read(BenchArguments.REQUESTS, 5, typed.split(" ")))
                .hasMessageContaining("with --only some are not measured");
        assertThatThrownBy(() -> BenchArguments.read(BenchArguments.STARTS, 5, "--restores", "--write"))
                .hasMessageContaining("with --restores some are not measured");
        assertThatThrownBy(() -> CampaignsBench.Asked.read("--only", "import", "--write"))
                .hasMessageContaining("with --only one is not measured");
    }

    @Test
    void the_help_names_every_option_that_a_bench_takes() throws IOException, InterruptedException {
        var help = new ProcessBuilder("bash", "../speechcad", "bench", "--help").start();
        var text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(help.waitFor()).isZero();

        var forms = List.of(
                BenchArguments.REQUESTS,
                BenchArguments.LOAD,
                BenchArguments.BOT,
                BenchArguments.STARTS,
                MoneyBench.FORM,
                CampaignsBench.FORM,
                RenewalBench.FORM);
        for (var form : forms) {
            var name = form.command().replaceFirst("^bench ?", "");
            assertThat(text.split("\n  (?=\\S)"))
                    .filteredOn(part -> part.startsWith(name.isEmpty() ? "(without" : name + " "))
                    .singleElement()
                    .asString()
                    .contains(own(form));
        }
    }

    private static List<String> own(Form form) {
        return form.taken().stream().filter(one -> !one.equals("--write")).toList();
    }
}
