package com.speechcad.local.proof;

import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.call.Dialer;
import com.speechcad.call.NumberList;
import com.speechcad.kernel.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A voice provider in memory, which knows what became of each call and can be asked. */
final class Voice implements Dialer, CallLookup, NumberList {
    static final Duration TALKED = Duration.ofMillis(71_400);

    private final Supplier<Instant> now;
    private final Map<UUID, Instant> rung = new ConcurrentHashMap<>();
    private final Map<UUID, CallReport> reports = new ConcurrentHashMap<>();
    private final AtomicInteger twice = new AtomicInteger();

    Voice(Supplier<Instant> now) {
        this.now = now;
    }

    /** How many attempts were rung a second time. */
    int rungTwice() {
        return twice.get();
    }

    boolean hasRung(UUID attempt) {
        return rung.containsKey(attempt);
    }

    @Override
    public Dialled dial(Order order) {
        if (rung.putIfAbsent(order.attempt(), now.get()) != null) {
            twice.incrementAndGet();
        }
        return new Dialled.Accepted(name(order.attempt()));
    }

    @Override
    public Stopped stop(TenantId tenant, String providerCall) {
        return Stopped.DONE;
    }

    @Override
    public Optional<CallReport> byAttempt(TenantId tenant, UUID attempt) {
        if (!hasRung(attempt)) {
            return Optional.empty();
        }
        return Optional.of(reports.getOrDefault(attempt, report(attempt, Phase.REGISTERED, false)));
    }

    @Override
    public Optional<CallReport> byId(TenantId tenant, String providerCall) {
        return byAttempt(tenant, UUID.fromString(providerCall.substring("call_".length())));
    }

    @Override
    public boolean recording(TenantId tenant, String providerCall, Path wav) throws IOException {
        if (byId(tenant, providerCall).filter(CallReport::recorded).isEmpty()) {
            return false;
        }
        Files.writeString(wav, "RIFF");
        return true;
    }

    @Override
    public Workspace read(TenantId tenant) {
        return new Workspace.Of(List.of(), 500, "");
    }

    /** A webhook of the provider says this, however late; what it knows is the furthest of it. */
    CallReport becomes(UUID attempt, Phase phase, boolean analyzed) {
        var report = report(attempt, phase, analyzed);
        reports.merge(attempt, report, (known, said) -> rank(said) > rank(known) ? said : known);
        return report;
    }

    private static int rank(CallReport report) {
        return switch (report.phase()) {
            case REGISTERED -> 0;
            case ONGOING -> 1;
            case ENDED -> report.analysis().isPresent() ? 3 : 2;
            case NOT_CONNECTED -> 2;
        };
    }

    static String name(UUID attempt) {
        return "call_" + attempt;
    }

    private CallReport report(UUID attempt, Phase phase, boolean analyzed) {
        var start = rung.getOrDefault(attempt, Instant.EPOCH);
        var isEnded = phase == Phase.ENDED;
        return new CallReport(
                Optional.of(attempt),
                name(attempt),
                phase,
                phase == Phase.ONGOING || isEnded ? Optional.of(start) : Optional.empty(),
                isEnded ? Optional.of(start.plus(TALKED)) : Optional.empty(),
                isEnded
                        ? Optional.of(TALKED)
                        : phase == Phase.NOT_CONNECTED ? Optional.of(Duration.ZERO) : Optional.empty(),
                isEnded
                        ? Optional.of("user_hangup")
                        : phase == Phase.NOT_CONNECTED ? Optional.of("dial_no_answer") : Optional.empty(),
                isEnded,
                isEnded ? List.of(new Turn.Moved("preamble", "s2"), new Turn.Pressed('1')) : List.of(),
                List.of(),
                analyzed ? Optional.of(new CallReport.Analysis("They agreed.", "Positive", false)) : Optional.empty());
    }
}
