package com.speechcad.billing;

import com.speechcad.db.Json;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A call's charge that was stopped: released, it is charged as it was talked; rejected, the call was free. */
@Singleton
class ParkedUsage implements ParkedHandler {
    private final SettleAttempt settle;
    private final AttemptRows attempts;
    private final List<AfterCharge> followers;
    private final Json json;

    ParkedUsage(SettleAttempt settle, AttemptRows attempts, List<AfterCharge> followers, Json json) {
        this.settle = settle;
        this.attempts = attempts;
        this.followers = followers;
        this.json = json;
    }

    @Override
    public String kind() {
        return SettleAttempt.KIND;
    }

    @Override
    public void before(ParkedOperation operation) {
        var attempt = attempt(Payload.of(operation, json));
        followers.forEach(one -> one.before(attempt));
    }

    @Override
    public boolean release(ParkedOperation operation) {
        var facts = Payload.of(operation, json);
        var receipt = settle.settle(attempt(facts), talk(facts));
        receipt.ifPresent(charged -> tell(charged.attempt(), withRecording(charged), charged.total()));
        return receipt.isPresent();
    }

    @Override
    public void reject(ParkedOperation operation) {
        var attempt = attempt(Payload.of(operation, json));
        settle.release(attempt);
        tell(attempt, Money.ZERO, Money.ZERO);
    }

    private void tell(UUID attempt, Money cost, Money charged) {
        followers.forEach(one -> one.costs(attempt, cost));
        followers.forEach(one -> one.decided(attempt, charged));
    }

    /** Its fee may still come. */
    private Money withRecording(Receipt receipt) {
        var comes = receipt.later().isEmpty()
                && !receipt.recorded()
                && receipt.billedSeconds() > 0
                && attempts.find(receipt.attempt())
                        .filter(AttemptRow::recording)
                        .isPresent();
        return comes ? receipt.total().plus(receipt.terms().recordingFee()) : receipt.total();
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
