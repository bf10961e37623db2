package com.speechcad.billing;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        var facts = read(operation);
        var connected = Duration.ofMillis(facts.get("connectedMillis").getLongValue());
        return settle.settle(attempt(facts), connected, facts.get("recorded").getBooleanValue())
                .isPresent();
    }

    @Override
    public void reject(ParkedOperation operation) {
        settle.release(attempt(read(operation)));
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
