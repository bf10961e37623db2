package com.speechcad.local.proof;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.call.Dialer;
import com.speechcad.call.NumberList;
import com.speechcad.call.TakeReport;
import com.speechcad.campaign.QueueWorker;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/**
 * All rooms over a PostgreSQL, in a process that is there to be killed: it does what a line asks for, asks the provider
 * by lines of its own, and keeps nothing but what the database keeps.
 */
public final class StackProcess {
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out;
    private final TestApp app;

    private StackProcess(String url, int slots, PrintStream out) {
        this.out = out;
        this.app = TestApp.over(url, Sim.CONFIGURED, new Provider(slots));
    }

    /** @param arguments the database's URL, and how many slots the provider's account has */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Whatever prints must not print between our lines.
        System.setOut(System.err);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        new StackProcess(arguments[0], Integer.parseInt(arguments[1]), out).live();
        System.exit(0);
    }

    private void live() throws IOException {
        out.println("READY");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var asked = StackWords.words(line);
            app.clock().set(StackWords.instant(asked, 1));
            try {
                done(asked);
            } catch (RuntimeException failed) {
                out.println(StackWords.line("FAILED", StackWords.text(failed.toString())));
                continue;
            }
            app.queue()
                    .sent()
                    .forEach(sent -> out.println(
                            StackWords.line("SENT", sent.queue(), sent.delay(), StackWords.text(sent.body()))));
            app.queue().sent().clear();
            out.println("DONE");
        }
    }

    private void done(List<String> asked) {
        switch (asked.getFirst()) {
            case "WORK" -> QueueWorker.work(app, StackWords.text(asked, 2));
            case "HOOK" -> {
                var call = StackWords.call(asked, 2);
                app.get(TakeReport.class).take(call.tenant(), SimProvider.report(call, call.endsAt()));
            }
            default -> Sim.minutely(app).forEach(task -> task.run(Sim.A_TASK));
        }
    }

    private List<String> ask(Object... words) {
        out.println(StackWords.line(words));
        return heard();
    }

    private List<String> heard() {
        try {
            var line = in.readLine();
            if (line == null) {
                throw new Unreachable("nobody answers any more");
            }
            return StackWords.words(line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The provider at the other end of the lines. */
    private final class Provider implements Dialer, CallLookup, NumberList {
        private final int slots;

        Provider(int slots) {
            this.slots = slots;
        }

        @Override
        public Dialled dial(Order order) {
            var said = ask("DIAL", order.attempt(), order.tenant().value());
            return new Dialled.Accepted(said.getFirst());
        }

        @Override
        public Stopped stop(TenantId tenant, String providerCall) {
            return Stopped.NOT_RUNNING;
        }

        @Override
        public Listed between(TenantId tenant, Instant from, Instant to, Duration within) {
            return new Listed(calls("LIST", tenant.value(), from, to), true);
        }

        @Override
        public Optional<CallReport> byAttempt(TenantId tenant, UUID attempt) {
            return calls("FIND", attempt).stream().findFirst();
        }

        @Override
        public Optional<CallReport> byId(TenantId tenant, String providerCall) {
            return byAttempt(tenant, UUID.fromString(providerCall.substring("call_".length())));
        }

        private List<CallReport> calls(Object... asked) {
            var count = Integer.parseInt(ask(asked).getFirst());
            var calls = new ArrayList<CallReport>();
            for (int i = 0; i < count; i++) {
                calls.add(SimProvider.report(
                        StackWords.call(heard(), 0), app.clock().instant()));
            }
            return calls;
        }

        @Override
        public boolean recording(TenantId tenant, String providerCall, Path wav) {
            return false;
        }

        @Override
        public Workspace read(TenantId tenant) {
            return new Workspace.Of(List.of(), slots, "");
        }
    }
}
