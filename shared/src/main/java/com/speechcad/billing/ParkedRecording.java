package com.speechcad.billing;

import com.speechcad.db.Json;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The fee for a recording that came after its call, and that was stopped: released, it is charged; rejected, it was free. */
@Singleton
class ParkedRecording implements ParkedHandler {
    private final RecordingFee fee;
    private final Receipts receipts;
    private final Json json;

    ParkedRecording(RecordingFee fee, Receipts receipts, Json json) {
        this.fee = fee;
        this.receipts = receipts;
        this.json = json;
    }

    @Override
    public String kind() {
        return RecordingFee.KIND;
    }

    @Override
    public void before(ParkedOperation operation) {
        fee.before(attempt(operation));
    }

    @Override
    public boolean release(ParkedOperation operation) {
        var attempt = attempt(operation);
        fee.came(attempt);
        return receipts.of(attempt).flatMap(Receipt::later).isPresent();
    }

    @Override
    public void reject(ParkedOperation operation) {
        // Nothing was held for it apart from the call; whoever reckoned with it does not any more.
        fee.tell(attempt(operation));
    }

    private UUID attempt(ParkedOperation operation) {
        return UUID.fromString(Payload.of(operation, json).text("attempt"));
    }
}
