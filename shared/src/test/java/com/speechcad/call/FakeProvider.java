package com.speechcad.call;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A voice provider in memory. Ringing twice for one attempt is a bug, and it says so. */
public final class FakeProvider implements Dialer, CallLookup, NumberList {
    public final List<Order> orders = new ArrayList<>();
    /** Asked for, and nobody was rung. */
    public final List<Order> refused = new ArrayList<>();

    public final List<String> stopped = new ArrayList<>();
    public final Map<String, CallReport> calls = new HashMap<>();
    public List<Owned> numbers = List.of();
    public int concurrency = 20;
    /** What its slots are shared under. */
    public String line = "";

    public boolean deaf;
    /** Whether nobody answers when a call is to be hung up. */
    public boolean isAwayForStops;
    /** Whether it can say of many calls at once what became of them. */
    public boolean lists;
    /** Happens while it is asked for a list, which it may refuse. */
    public Runnable whileListing = () -> {};
    /** Happens while it is asked about one call. */
    public Runnable whileAsked = () -> {};
    /** By their names, in this order it was asked about calls. */
    public final List<String> askedAbout = new ArrayList<>();

    public @Nullable Dialled next;
    /** Happens while it is asked to ring. */
    public Runnable meanwhile = () -> {};

    public Stopped nextStop = Stopped.DONE;

    /** The name it gives to an attempt's call. */
    public static String callOf(UUID attempt) {
        return "call_" + attempt;
    }

    @Override
    public Dialled dial(Order order) {
        meanwhile.run();
        var forced = next;
        next = null;
        if (forced instanceof Dialled.Refused) {
            refused.add(order);
            return forced;
        }
        if (orders.stream().anyMatch(known -> known.attempt().equals(order.attempt()))) {
            throw new AssertionError("rung twice for one attempt");
        }
        orders.add(order);
        return forced != null ? forced : new Dialled.Accepted(callOf(order.attempt()));
    }

    @Override
    public Stopped stop(TenantId tenant, String providerCall) {
        stopped.add(providerCall);
        if (isAwayForStops) {
            throw new Unreachable("invented");
        }
        return nextStop;
    }

    @Override
    public Optional<CallReport> byAttempt(TenantId tenant, UUID attempt) {
        return byId(tenant, callOf(attempt));
    }

    @Override
    public Optional<CallReport> byId(TenantId tenant, String providerCall) {
        askedAbout.add(providerCall);
        whileAsked.run();
        if (deaf) {
            throw new Unreachable("deaf");
        }
        return Optional.ofNullable(calls.get(providerCall));
    }

    @Override
    public Listed between(TenantId tenant, Instant from, Instant to, Duration within) {
        whileListing.run();
        return new Listed(lists ? List.copyOf(calls.values()) : List.of(), false);
    }

    @Override
    public boolean recording(TenantId tenant, String providerCall, Path wav) throws IOException {
        var call = calls.get(providerCall);
        if (call == null || !call.recorded()) {
            return false;
        }
        Files.writeString(wav, "RIFF");
        return true;
    }

    @Override
    public Workspace read(TenantId tenant) {
        return new Workspace.Of(numbers, concurrency, line);
    }

    /** A number it owns. */
    public static Owned owned(String e164) {
        return new Owned(new PhoneNumber(e164), "");
    }
}
