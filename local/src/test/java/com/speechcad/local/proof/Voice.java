package com.speechcad.local.proof;

import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.Dialer;
import com.speechcad.call.NumberList;
import com.speechcad.kernel.TenantId;
import com.speechcad.local.proof.RetellLetters.Story;
import com.speechcad.provider.retell.RetellReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A voice provider in memory, which knows what became of each call and can be asked. */
final class Voice implements Dialer, CallLookup, NumberList {
    private final Supplier<Instant> now;
    private final Map<UUID, Instant> rung = new ConcurrentHashMap<>();
    private final Map<UUID, CallReport> reports = new ConcurrentHashMap<>();
    private final Set<UUID> withoutFile = ConcurrentHashMap.newKeySet();
    private final AtomicInteger twice = new AtomicInteger();
    private final Supplier<RetellReports> reader;

    /** @param reader reads what it writes, as our door does */
    Voice(Supplier<Instant> now, Supplier<RetellReports> reader) {
        this.now = now;
        this.reader = reader;
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
        return Optional.of(reports.getOrDefault(attempt, registered(attempt)));
    }

    @Override
    public Optional<CallReport> byId(TenantId tenant, String providerCall) {
        return byAttempt(tenant, UUID.fromString(providerCall.substring("call_".length())));
    }

    @Override
    public boolean recording(TenantId tenant, String providerCall, Path wav) throws IOException {
        var report = byId(tenant, providerCall).filter(CallReport::recorded);
        if (report.flatMap(CallReport::attempt)
                .filter(it -> !withoutFile.contains(it))
                .isEmpty()) {
            return false;
        }
        Files.writeString(wav, "RIFF");
        return true;
    }

    @Override
    public Workspace read(TenantId tenant) {
        return new Workspace.Of(List.of(), 500, "");
    }

    /**
     * A webhook of the provider says this, however late; what it knows is the furthest of it.
     *
     * @return empty for an event that says nothing we listen to
     */
    Optional<CallReport> says(UUID attempt, String event, Story story) {
        if (story == Story.LOST_RECORDING) {
            withoutFile.add(attempt);
        }
        var report = report(event, attempt, story);
        report.ifPresent(
                heard -> reports.merge(attempt, heard, (known, said) -> rank(said) > rank(known) ? said : known));
        return report;
    }

    private Optional<CallReport> report(String event, UUID attempt, Story story) {
        try {
            return reader.get()
                    .ofEvent(RetellLetters.body(event, attempt, story, rung.getOrDefault(attempt, Instant.EPOCH)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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

    /** Nothing was said about it yet. */
    private static CallReport registered(UUID attempt) {
        return new CallReport(
                Optional.of(attempt),
                name(attempt),
                Phase.REGISTERED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Optional.empty());
    }
}
