package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CloudFormation refuses to take an export away that another stack imports, and what exports is deployed first. So an export
 * leaves the templates one release after its import did, and the record by hand with it: {@code -Dinventory.write=true} only
 * adds to it.
 */
class ExportsTest {
    private static final Path RECORD = Path.of("src", "test", "resources", "inventory", "exports.txt");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void no_export_is_missing_that_a_deployed_stage_may_import(String stage) throws IOException {
        var exports = new TreeSet<String>();
        Synthesised.stage(stage).exports().forEach(name -> exports.add(name.replace(stage, "STAGE")));
        var recorded = Files.exists(RECORD) ? new TreeSet<>(Files.readAllLines(RECORD)) : new TreeSet<String>();
        if (Boolean.getBoolean("inventory.write")) {
            recorded.addAll(exports);
            Files.write(RECORD, recorded);
        }

        assertThat(exports).hasSizeGreaterThan(5).containsExactlyElementsOf(recorded);
        assertThat(Synthesised.stage(stage).imports())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(recorded).contains(name.replace(stage, "STAGE")));
    }
}
