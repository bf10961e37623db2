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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code ./speechcad up} in a process of its own, killed with SIGKILL. Its PostgreSQL outlives it, except every second
 * time: then it is killed too.
 */
public final class KilledLab implements Stack {
    /** With which {@code ./speechcad up} starts its process; {@code OneDoorTest} compares them. */
    public static final List<String> OPTIONS = List.of(
            "-Xms128m",
            "-Xmx768m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=320m",
            "-XX:ReservedCodeCacheSize=128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Duser.timezone=UTC",
            "-Dsun.net.httpserver.nodelay=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern READY = Pattern.compile("ready after (\\d+)[.,](\\d+) s");

    private final Path folder;
    private final Path said;
    private final int port;
    private final List<Double> seconds = new ArrayList<>();
    private Process process;
    private int kills;

    /** With a database that was migrated before. */
    KilledLab(Path folder) {
        this(folder, true);
    }

    private KilledLab(Path folder, boolean migrated) {
        this.folder = folder;
        said = folder.resolveSibling(folder.getFileName() + ".out");
        port = Stack.twoPorts();
        if (migrated) {
            MigratedLab.prepare(folder);
        }
        process = start();
    }

    /** As a developer has it who starts it for the first time; or again, where one has been. */
    static KilledLab onNothing(Path folder) {
        return new KilledLab(folder, false);
    }

    /** How long each start took until it was ready, as it says itself. */
    List<Double> secondsToReady() {
        return List.copyOf(seconds);
    }

    /** Empty where the system does not tell. */
    Optional<StackMemory> memory() {
        return postmaster().flatMap(server -> StackMemory.of(process.toHandle(), server));
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
            var started = launched(folder, port, said);
            untilReady(started);
            seconds.add(readyAfter().orElseThrow());
            return started;
        } catch (IOException broken) {
            throw Stack.broken(broken);
        }
    }

    /** {@code up} on that folder and port; what it says goes into the file. */
    static Process launched(Path folder, int port, Path said) throws IOException {
        Files.createDirectories(said.toAbsolutePath().getParent());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-cp",
                ClassPaths.own().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                Up.class.getName(),
                "--port",
                Integer.toString(port),
                "--data",
                folder.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private Optional<Double> readyAfter() {
        return READY.matcher(words())
                .results()
                .findFirst()
                .map(found -> Double.parseDouble(found.group(1) + "." + found.group(2)));
    }

    /** One that does not become ready is not left running beside the next test. */
    private void untilReady(Process started) {
        var ready = false;
        try {
            Patience.calm().until(() -> "the lab to start: " + words(), () -> {
                assertThat(started.isAlive()).as(words()).isTrue();
                // The whole of it: a line is written in pieces.
                return readyAfter().isPresent();
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
        return postmaster(folder);
    }

    /** The PostgreSQL that runs on the lab's folder, if one does. */
    static Optional<ProcessHandle> postmaster(Path folder) {
        // The file is there before its first line is, and may go at any moment.
        try (var lines = Files.lines(folder.resolve("postgres/postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(id -> ProcessHandle.of(Long.parseLong(id.strip())))
                    .filter(found -> found.info().command().orElse("").contains("postgres"));
        } catch (NoSuchFileException _) {
            return Optional.empty();
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
