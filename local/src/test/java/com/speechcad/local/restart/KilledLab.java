package com.speechcad.local.restart;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.MigratedLab;
import com.speechcad.local.Up;
import com.speechcad.local.journey.Patience;
import com.speechcad.local.runtime.ClassPaths;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * {@code ./speechcad up} in a process of its own, killed with SIGKILL. Its PostgreSQL outlives it, except every second
 * time: then it is killed too.
 */
final class KilledLab implements Stack {
    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Path said;
    private final int port;
    private Process process;
    private int kills;

    KilledLab(Path folder) {
        this.folder = folder;
        said = folder.resolveSibling(folder.getFileName() + ".out");
        port = Stack.twoPorts();
        MigratedLab.prepare(folder);
        process = start();
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int kills() {
        return kills;
    }

    @Override
    public void interrupt() {
        ended(process.destroyForcibly());
        if (kills++ % 2 == 1) {
            postmaster().ifPresent(ProcessHandle::destroyForcibly);
        }
        process = start();
    }

    /** As Ctrl-C does it, so that nothing is left running. */
    @Override
    public void close() {
        process.destroy();
        ended(process);
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Process start() {
        try {
            Files.deleteIfExists(said);
            var started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Duser.timezone=UTC",
                            "-Dsun.net.httpserver.nodelay=true",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            ClassPaths.own().stream()
                                    .map(Path::toString)
                                    .collect(Collectors.joining(File.pathSeparator)),
                            Up.class.getName(),
                            "--port",
                            Integer.toString(port),
                            "--data",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            untilReady(started);
            return started;
        } catch (IOException broken) {
            throw Stack.broken(broken);
        }
    }

    /** One that does not become ready is not left running beside the next test. */
    private void untilReady(Process started) {
        var ready = false;
        try {
            Patience.calm().until(() -> "the lab to start: " + words(), () -> {
                assertThat(started.isAlive()).as(words()).isTrue();
                return words().contains("ready");
            });
            ready = true;
        } finally {
            if (!ready) {
                started.destroyForcibly();
                postmaster().ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private String words() {
        try {
            return Files.exists(said) ? Files.readString(said) : "";
        } catch (IOException broken) {
            throw Stack.broken(broken);
        }
    }

    private Optional<ProcessHandle> postmaster() {
        var file = folder.resolve("postgres/postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(file).getFirst().strip()))
                            .filter(found -> found.info().command().orElse("").contains("postgres"))
                    : Optional.empty();
        } catch (IOException broken) {
            throw Stack.broken(broken);
        }
    }

    private static void ended(Process process) {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the lab is gone")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
