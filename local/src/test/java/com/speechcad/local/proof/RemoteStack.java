package com.speechcad.local.proof;

import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider.Fate;
import com.speechcad.campaign.SimProvider.SimCall;
import com.speechcad.db.Queue;
import com.speechcad.local.postgres.LocalPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stack as two processes that can be killed: a JVM with all rooms, and its PostgreSQL. Queue, clock, webhooks and
 * provider stay here. A kill falls into a step at a moment of real time nobody chose: within a statement, between two
 * transactions, while the provider is being asked.
 */
final class RemoteStack implements Sim.Stack, AutoCloseable {
    /** Longer than any step that is still worth hitting. */
    private static final int LATEST_MILLIS = 25;

    /** Until both are there again. */
    private static final Duration DOWN = Duration.ofSeconds(10);

    private final Sim sim;
    private final Path data;
    private final int slots;
    private final Supplier<Fate> fates;
    private final Random chance;
    private final List<String> wrong = new ArrayList<>();
    private LocalPostgres postgres;
    private @Nullable Process process;
    private @Nullable BufferedReader in;
    private @Nullable PrintStream out;
    private boolean isArmed;
    private int kills;
    private int within;

    RemoteStack(Sim sim, LocalPostgres postgres, Path data, int slots, Supplier<Fate> fates, long seed) {
        this.sim = sim;
        this.postgres = postgres;
        this.data = data;
        this.slots = slots;
        this.fates = fates;
        this.chance = new Random(seed);
        begin();
    }

    /** The next step is killed, or the moment after it. */
    void arm() {
        isArmed = true;
    }

    /** So often everything was killed. */
    int kills() {
        return kills;
    }

    /** In so many of them a step was cut off. */
    int within() {
        return within;
    }

    List<String> wrong() {
        return wrong;
    }

    @Override
    public void work(String body) {
        step(StackWords.line("WORK", sim.now(), StackWords.text(body)));
    }

    @Override
    public void hook(SimCall call) {
        step(StackWords.line("HOOK", sim.now(), StackWords.call(call)));
    }

    @Override
    public void tick() {
        step(StackWords.line("TICK", sim.now()));
    }

    private void step(String asked) {
        var killer = isArmed ? Optional.of(killer()) : Optional.<Thread>empty();
        isArmed = false;
        try {
            say(asked);
            answer();
        } catch (IOException cut) {
            if (killer.isEmpty()) {
                throw new UncheckedIOException("the stack died by itself", cut);
            }
            within++;
        }
        killer.ifPresent(this::again);
    }

    private Thread killer() {
        var after = chance.nextInt(LATEST_MILLIS);
        return Thread.ofPlatform().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(after);
                process().destroyForcibly();
                KilledServer.kill(data);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void again(Thread killer) {
        try {
            killer.join();
            process().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        kills++;
        sim.kill();
        postgres = KilledServer.again(postgres, data);
        begin();
        sim.app.clock().advance(DOWN);
    }

    private void answer() throws IOException {
        for (var heard = hear(); !heard.getFirst().equals("DONE"); heard = hear()) {
            switch (heard.getFirst()) {
                case "SENT" ->
                    sim.app
                            .queue()
                            .sendLater(
                                    Queue.Name.valueOf(heard.get(1)),
                                    StackWords.text(heard, 3),
                                    Duration.parse(heard.get(2)));
                case "DIAL" ->
                    say(sim.provider.ring(StackWords.id(heard, 1), StackWords.tenant(heard, 2), fates.get()));
                case "FIND" ->
                    calls(Optional.ofNullable(sim.provider.calls().get(StackWords.id(heard, 1))).stream()
                            .toList());
                case "LIST" -> list(heard);
                default -> {
                    wrong.add(heard.getFirst() + " " + StackWords.text(heard, 1));
                    return;
                }
            }
        }
    }

    private void list(List<String> asked) {
        var tenant = StackWords.tenant(asked, 1);
        var from = StackWords.instant(asked, 2);
        var to = StackWords.instant(asked, 3);
        calls(sim.provider.calls().values().stream()
                .filter(call -> call.tenant().equals(tenant)
                        && !call.dialledAt().isBefore(from)
                        && !call.dialledAt().isAfter(to))
                .toList());
    }

    private void calls(List<SimCall> calls) {
        say(Integer.toString(calls.size()));
        calls.forEach(call -> say(StackWords.call(call)));
    }

    private void begin() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Duser.timezone=UTC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StackProcess.class.getName(),
                            postgres.url(),
                            Integer.toString(slots))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            in = process().inputReader(StandardCharsets.UTF_8);
            out = new PrintStream(process().getOutputStream(), true, StandardCharsets.UTF_8);
            if (!hear().getFirst().equals("READY")) {
                throw new IllegalStateException("the stack did not begin");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the stack did not begin", broken);
        }
    }

    private Process process() {
        return Objects.requireNonNull(process);
    }

    /** Into nothing when it is dead: that is heard of at the next answer. */
    private void say(String line) {
        Objects.requireNonNull(out).println(line);
    }

    private List<String> hear() throws IOException {
        var line = Objects.requireNonNull(in).readLine();
        if (line == null) {
            throw new IOException("it is dead");
        }
        return StackWords.words(line);
    }

    @Override
    public void close() {
        process().destroyForcibly();
        postgres.close();
    }
}
