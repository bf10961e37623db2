package com.speechcad.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two processes never unpack the client's library at once, whether one JVM starts them or two. */
class UnpackTurnTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void whoever_comes_second_in_one_jvm_waits_until_the_first_is_over() throws Exception {
        var first = UnpackTurn.take();
        var asked = new FutureTask<>(UnpackTurn::take);
        var second = Thread.ofPlatform().start(asked);
        try {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (second.getState() != Thread.State.WAITING) {
                assertThat(asked.isDone()).as("two have their turn").isFalse();
                assertThat(System.nanoTime()).as("waits for its turn").isLessThan(end);
                Thread.onSpinWait();
            }
        } finally {
            first.over();
            first.over();
        }
        asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).over();
    }

    @Test
    void another_jvm_waits_too() throws IOException, InterruptedException {
        var ours = UnpackTurn.take();
        try {
            assertThat(saidByAnother("looks")).isEqualTo("taken by somebody");
        } finally {
            ours.over();
        }
        assertThat(saidByAnother("waits")).isEqualTo("its own");
    }

    private static String saidByAnother(String does) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ClassPaths.own().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        Another.class.getName(),
                        does)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    /** Another JVM's side. */
    static final class Another {
        private Another() {}

        public static void main(String[] does) {
            try {
                if (does[0].equals("waits")) {
                    UnpackTurn.take().over();
                    System.out.println("its own");
                    return;
                }
                try (var door = FileChannel.open(UnpackTurn.PLACE, StandardOpenOption.WRITE);
                        var lock = door.tryLock()) {
                    System.out.println(lock == null ? "taken by somebody" : "free");
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
