package com.speechcad.campaign;

import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.Dialer;
import com.speechcad.call.EndReason;
import com.speechcad.call.NumberList;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A voice provider on a virtual clock. Its calls ring, talk and end by themselves; it keeps watch over what it promises
 * nobody will do: ring twice for one attempt, run more calls at once than there are slots, start more in a second than
 * allowed.
 */
public final class SimProvider implements Dialer, CallLookup, NumberList {
    private final Supplier<Instant> now;
    private final int slots;
    private final int startsPerSecond;
    private final Map<UUID, SimCall> calls = new LinkedHashMap<>();
    private final Map<UUID, SimCall> running = new LinkedHashMap<>();
    private final Deque<Instant> starts = new ArrayDeque<>();
    private final List<SimCall> placed = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<Map<String, String>> brought = new ArrayList<>();

    /** What becomes of each call; by default everybody talks for half a minute. */
    public Function<Order, Fate> fate = _ -> new Fate(Duration.ofSeconds(5), Duration.ofSeconds(30), "user_hangup");

    /** What becomes of each request to dial. */
    public Function<Order, Reply> reply = _ -> Reply.TAKEN;

    /** Whether the callee presses 9. */
    public Predicate<UUID> saysNo = _ -> false;

    public String line = "";
    /** Nothing is answered to whoever asks. */
    public boolean deaf;

    private int mostRunning;
    private int lists;
    private int lookups;
    private Duration busy = Duration.ZERO;

    public SimProvider(Supplier<Instant> now, int slots, int startsPerSecond) {
        this.now = now;
        this.slots = slots;
        this.startsPerSecond = startsPerSecond;
    }

    /** @param talk zero for a call that nobody takes */
    public record Fate(Duration ring, Duration talk, String reason) {}

    /** How a request to dial goes. */
    public enum Reply {
        TAKEN,
        /** It rings, and the answer is lost. */
        TAKEN_UNHEARD,
        /** It never arrived, and nobody knows. */
        LOST,
        BUSY,
        UNREACHABLE,
        /** The order itself will not do, as with an agent that is gone. */
        REFUSED
    }

    /** One call, from the dial to its end. */
    public record SimCall(UUID attempt, TenantId tenant, Instant dialledAt, Fate fate, boolean talks) {
        public Instant answeredAt() {
            return dialledAt.plus(fate.ring());
        }

        public Instant endsAt() {
            return answeredAt().plus(fate.talk());
        }
    }

    @Override
    public Dialled dial(Order order) {
        var how = reply.apply(order);
        return switch (how) {
            case BUSY -> new Dialled.Refused(EndReason.PROVIDER_BUSY);
            case UNREACHABLE -> new Dialled.Refused(EndReason.PROVIDER_UNREACHABLE);
            case REFUSED -> new Dialled.Refused(EndReason.PROVIDER_REFUSED);
            case LOST -> new Dialled.Uncertain();
            case TAKEN -> {
                ring(order);
                yield new Dialled.Accepted(name(order.attempt()));
            }
            case TAKEN_UNHEARD -> {
                ring(order);
                yield new Dialled.Uncertain();
            }
        };
    }

    private void ring(Order order) {
        brought.add(order.variables());
        ring(order.attempt(), order.tenant(), fate.apply(order));
    }

    /** As {@link #dial}, for whoever asks from another process. @return what to say of the call from now on */
    public String ring(UUID attempt, TenantId tenant, Fate what) {
        watchStarts();
        running.values().removeIf(call -> !call.endsAt().isAfter(now.get()));
        var call = new SimCall(attempt, tenant, now.get(), what, what.talk().isPositive());
        if (calls.putIfAbsent(attempt, call) != null) {
            broken.add("rung twice for attempt " + attempt);
        } else {
            placed.add(call);
        }
        running.put(attempt, call);
        mostRunning = Math.max(mostRunning, running.size());
        if (running.size() > slots) {
            broken.add(running.size() + " calls at once at " + now.get());
        }
        busy = busy.plus(Duration.between(call.dialledAt(), call.endsAt()));
        return name(attempt);
    }

    /** In no second, wherever it begins. */
    private void watchStarts() {
        starts.addLast(now.get());
        while (!starts.getFirst().isAfter(now.get().minusSeconds(1))) {
            starts.removeFirst();
        }
        if (starts.size() > startsPerSecond) {
            broken.add(starts.size() + " starts within a second at " + now.get());
        }
    }

    /** What each call was given to say, in their order. */
    public List<Map<String, String>> brought() {
        return brought;
    }

    /** Everything that was promised and not kept. */
    public List<String> broken() {
        return broken;
    }

    public Map<UUID, SimCall> calls() {
        return calls;
    }

    /** The calls that were placed since this was asked for the last time. */
    List<SimCall> placed() {
        var fresh = List.copyOf(placed);
        placed.clear();
        return fresh;
    }

    public int mostRunning() {
        return mostRunning;
    }

    /** The sum of all calls' lives, ringing included. */
    public Duration busy() {
        return busy;
    }

    public int lists() {
        return lists;
    }

    public int lookups() {
        return lookups;
    }

    /** As a webhook says it, once the call is over: nobody but a webhook tells what was said and keyed. */
    public CallReport ended(SimCall call) {
        var hello = new CallReport.Turn.Said(true, "Hello.");
        return report(
                call,
                call.endsAt(),
                saysNo.test(call.attempt()) ? List.of(hello, new CallReport.Turn.Pressed('9')) : List.of(hello));
    }

    /** What the provider says of a call at some time. */
    public static CallReport report(SimCall call, Instant at) {
        return report(call, at, List.of());
    }

    private static CallReport report(SimCall call, Instant at, List<CallReport.Turn> turns) {
        var over = !call.endsAt().isAfter(at);
        var answered = call.talks() && !call.answeredAt().isAfter(at);
        var phase =
                over ? (call.talks() ? Phase.ENDED : Phase.NOT_CONNECTED) : answered ? Phase.ONGOING : Phase.REGISTERED;
        return new CallReport(
                Optional.of(call.attempt()),
                name(call.attempt()),
                phase,
                answered ? Optional.of(call.answeredAt()) : Optional.empty(),
                over && call.talks() ? Optional.of(call.endsAt()) : Optional.empty(),
                over ? Optional.of(call.fate().talk()) : Optional.empty(),
                over ? Optional.of(call.fate().reason()) : Optional.empty(),
                false,
                turns,
                List.of(),
                over && call.talks()
                        ? Optional.of(new CallReport.Analysis("They agreed.", "Positive", false))
                        : Optional.empty());
    }

    @Override
    public Stopped stop(TenantId tenant, String providerCall) {
        var call = calls.get(attempt(providerCall));
        if (call == null || !call.endsAt().isAfter(now.get())) {
            return Stopped.NOT_RUNNING;
        }
        var talked = Duration.between(call.answeredAt(), now.get());
        if (talked.isNegative()) {
            return Stopped.NOT_RUNNING;
        }
        var cut = new SimCall(
                call.attempt(),
                call.tenant(),
                call.dialledAt(),
                new Fate(call.fate().ring(), talked, "manual_stopped"),
                true);
        calls.put(call.attempt(), cut);
        running.put(call.attempt(), cut);
        return Stopped.DONE;
    }

    @Override
    public Listed between(TenantId tenant, Instant from, Instant to, Duration within) {
        hear();
        lists++;
        return new Listed(
                calls.values().stream()
                        .filter(call -> call.tenant().equals(tenant)
                                && !call.dialledAt().isBefore(from)
                                && !call.dialledAt().isAfter(to))
                        .map(call -> report(call, now.get()))
                        .toList(),
                true);
    }

    @Override
    public Optional<CallReport> byAttempt(TenantId tenant, UUID attempt) {
        hear();
        lookups++;
        return Optional.ofNullable(calls.get(attempt)).map(call -> report(call, now.get()));
    }

    @Override
    public Optional<CallReport> byId(TenantId tenant, String providerCall) {
        return byAttempt(tenant, attempt(providerCall));
    }

    private void hear() {
        if (deaf) {
            throw new Unreachable("deaf");
        }
    }

    @Override
    public boolean recording(TenantId tenant, String providerCall, Path wav) {
        return false;
    }

    @Override
    public Workspace read(TenantId tenant) {
        return new Workspace.Of(List.of(), slots, line);
    }

    private static String name(UUID attempt) {
        return "call_" + attempt;
    }

    private static UUID attempt(String name) {
        return UUID.fromString(name.substring("call_".length()));
    }

    /** Calls of a spread of lengths, some of which nobody takes, always the same for one seed. */
    public static Function<Order, Fate> mixed(long seed, Duration meanTalk) {
        var chance = new Random(seed);
        return _ -> {
            var ring = Duration.ofMillis(4_000 + chance.nextInt(8_000));
            var luck = chance.nextInt(100);
            if (luck < 70) {
                return new Fate(
                        ring,
                        Duration.ofMillis((long) (meanTalk.toMillis() * (0.4 + 1.2 * chance.nextDouble()))),
                        "user_hangup");
            }
            return luck < 85
                    ? new Fate(ring.plusSeconds(15), Duration.ZERO, "dial_no_answer")
                    : luck < 92
                            ? new Fate(ring, Duration.ZERO, "dial_busy")
                            : new Fate(ring, Duration.ofSeconds(4), "voicemail_reached");
        };
    }
}
