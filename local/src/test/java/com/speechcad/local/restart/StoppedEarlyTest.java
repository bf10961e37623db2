package com.speechcad.local.restart;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.journey.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C is meant at every moment, also while the lab is not there yet. */
class StoppedEarlyTest {
    @TempDir
    Path folder;

    @Test
    void ctrl_c_while_it_starts_leaves_no_server_behind() throws IOException, InterruptedException {
        var said = folder.resolve("said");
        var process = KilledLab.launched(folder.resolve("lab"), Stack.twoPorts(), said);
        try {
            Patience.calm()
                    .until(
                            () -> "a server to start",
                            () -> KilledLab.postmaster(folder.resolve("lab")).isPresent());

            process.destroy();

            assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(Files.readString(said)).doesNotContain("ready", "speechcad up:");
            assertThat(folder.resolve("lab/postgres/postmaster.pid"))
                    .as("what a PostgreSQL that runs keeps there")
                    .doesNotExist();
        } finally {
            process.destroyForcibly();
            KilledLab.postmaster(folder.resolve("lab")).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
