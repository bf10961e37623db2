package com.speechcad.billing;

import com.speechcad.kernel.PhoneNumber;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
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
        var facts = read(operation);
        return settle.settle(attempt(facts), talk(facts)).isPresent();
    }

    @Override
    public void reject(ParkedOperation operation) {
        settle.release(attempt(read(operation)));
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
    private static Talk talk(JsonNode facts) {
        var said = facts.get("ending");
        var leg = facts.get("transfer");
        return new Talk(
                connected(facts),
                said == null ? Ending.TALKED : Ending.valueOf(said.getStringValue()),
                facts.get("recorded").getBooleanValue(),
                leg == null ? Optional.empty() : Optional.of(transfer(leg)));
    }

    private static Talk.Transfer transfer(JsonNode leg) {
        return new Talk.Transfer(
                new PhoneNumber(leg.get("to").getStringValue()),
                connected(leg),
                Ending.valueOf(leg.get("ending").getStringValue()));
    }

    private static Duration connected(JsonNode facts) {
        return Duration.ofMillis(facts.get("connectedMillis").getLongValue());
    }

    private static UUID attempt(JsonNode facts) {
        return UUID.fromString(facts.get("attempt").getStringValue());
    }

    private JsonNode read(ParkedOperation operation) {
        try {
            return json.readValue(operation.payload(), JsonNode.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
