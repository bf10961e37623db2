package com.speechcad.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabSchedulesTest {
    /** Two modules that cannot know each other have to agree on words and times. */
    @Test
    void the_lab_runs_every_task_that_is_deployed_as_often() throws IOException {
        var deployed = Pattern.compile("^    [A-Z_]+\\(\"([a-z-]+)\", \"([^\"]+)\"\\)[,;]", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../infra/src/main/java/com/speechcad/infra/Task.java")))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

        assertThat(deployed).hasSizeGreaterThan(14);
        assertThat(LabSchedules.all()).isEqualTo(deployed);
    }
}
