package com.speechcad.billing;

import com.speechcad.kernel.PhoneNumber;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** A call's charge that was stopped: released, it is charged as it was talked; rejected, the call was free. */
@Singleton
class ParkedUsage implements ParkedHandler {
    private final SettleAttempt settle;
    private final ObjectMapper json;

    ParkedUsage(SettleAttempt settle, ObjectMapper json) {
        this.settle = settle;
        this.json = json;
    }

    @Override
    public String kind() {
        return SettleAttempt.KIND;
    }

    @Override
    public boolean release(ParkedOperation operation) {
        var facts = Payload.of(operation, json);
        return settle.settle(attempt(facts), talk(facts)).isPresent();
    }

    @Override
    public void reject(ParkedOperation operation) {
        settle.release(attempt(Payload.of(operation, json)));
    }

    /** All that was said about the call, to be charged as it was talked whenever that may be. */
    static String payload(UUID attempt, Talk talk) {
        var transfer = talk.transfer()
                .map(leg -> ",\"transfer\":{\"to\":\"%s\",\"connectedMillis\":%d,\"ending\":\"%s\"}"
                        .formatted(leg.to().e164(), Talk.millis(leg.connected()), leg.ending()))
                .orElse("");
        return "{\"attempt\":\"%s\",\"connectedMillis\":%d,\"ending\":\"%s\",\"recorded\":%b%s}"
                .formatted(attempt, Talk.millis(talk.connected()), talk.ending(), talk.recorded(), transfer);
    }

    /** What was parked by an older version says nothing of the ending: it was talked. */
    private static Talk talk(Payload facts) {
        return new Talk(
                connected(facts),
                facts.maybeText("ending").map(Ending::valueOf).orElse(Ending.TALKED),
                facts.flag("recorded"),
                facts.inside("transfer").map(ParkedUsage::transfer));
    }

    private static Talk.Transfer transfer(Payload leg) {
        return new Talk.Transfer(new PhoneNumber(leg.text("to")), connected(leg), Ending.valueOf(leg.text("ending")));
    }

    private static Duration connected(Payload facts) {
        return Duration.ofMillis(facts.number("connectedMillis"));
    }

    private static UUID attempt(Payload facts) {
        return UUID.fromString(facts.text("attempt"));
    }
}
