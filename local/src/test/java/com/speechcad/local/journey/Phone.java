package com.speechcad.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.time.Duration;
import java.util.stream.StreamSupport;

/** The telephone of the one who is called. While the agent speaks, time goes by faster. */
public final class Phone {
    private static final String LAB = "/sim/retell/lab/";
    private static final Duration A_SENTENCE = Duration.ofSeconds(1);

    private final BackDoors doors;
    private final Patience patience;

    /** @param patience of the one who waits for the phone to ring */
    public Phone(BackDoors doors, Patience patience) {
        this.doors = doors;
        this.patience = patience;
    }

    /** Every call that was ever placed at the provider. */
    public JsonNode calls() {
        return doors.get(LAB + "calls").path("calls");
    }

    /** Whether a call is on its way or under way. */
    public boolean isBusy() {
        return StreamSupport.stream(calls().spliterator(), false)
                .anyMatch(call -> !call.path("state").asText().equals("over"));
    }

    public Phone rings() {
        patience.until(() -> "the phone to ring " + calls(), this::isRinging);
        return this;
    }

    public boolean isRinging() {
        return !ringing().isEmpty();
    }

    public Phone answer() {
        doors.post(LAB + "calls/" + ringing().path(0).path("callId").asText() + "/answer");
        return this;
    }

    /** Waits until the agent has said this, and now waits itself. */
    public Phone hears(String words) {
        Patience.calm().until(() -> "to hear: " + words + " in " + calls(), () -> {
            var call = newest();
            var speaks = !call.path("speaker").asText().isEmpty();
            if (speaks) {
                doors.jump(A_SENTENCE);
            }
            return !speaks && said(call, words);
        });
        return this;
    }

    /** Waits until the call is over. */
    public Phone isOver() {
        Patience.calm().until(() -> "the call to end " + calls(), () -> {
            var call = newest();
            if (!call.path("speaker").asText().isEmpty()) {
                doors.jump(A_SENTENCE);
            }
            return call.path("state").asText().equals("over");
        });
        return this;
    }

    public Phone press(String keys) {
        act("press", "keys", keys);
        return this;
    }

    public Phone say(String words) {
        act("say", "words", words);
        return this;
    }

    private void act(String what, String name, String value) {
        var call = newest();
        assertThat(call.path("state").asText()).as(call.toString()).isEqualTo("talking");
        doors.post(
                LAB + "calls/" + call.path("callId").asText() + "/" + what,
                Json.object().put(name, value));
    }

    private JsonNode ringing() {
        return doors.get(LAB + "ringing").path("calls");
    }

    private JsonNode newest() {
        var calls = calls();
        return calls.path(calls.size() - 1);
    }

    private static boolean said(JsonNode call, String words) {
        return call.path("said").findValuesAsText("text").stream().anyMatch(line -> line.contains(words));
    }
}
