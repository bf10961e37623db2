package com.speechcad.local.restart;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.journey.BackDoors;
import com.speechcad.local.journey.Patience;
import com.speechcad.local.journey.Person;
import com.speechcad.local.journey.Phone;
import com.speechcad.local.json.Json;
import com.speechcad.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who plays: the customer, the owner, the phone, the payer, and the eyes behind the scenes. */
final class Cast implements AutoCloseable {
    static final String NAME = "Ana";
    static final String PHONE = "+14155550134";
    private static final Duration A_LITTLE_LATER = Duration.ofMinutes(1);
    private static final Duration SWEPT = Duration.ofSeconds(61);
    private static final Duration STEP = Duration.ofSeconds(20);

    private final BackDoors doors;
    private final Patience patience;
    private final Person ana;
    private final Person olga;
    private final Phone phone;

    Cast(Stack stack) {
        doors = new BackDoors(stack::url);
        patience = Patience.doing(() -> jump(A_LITTLE_LATER));
        unlimited();
        ana = Person.with(doors, patience, 7001, NAME, PHONE, Language.EN);
        olga = Person.with(doors, patience, 7009, "Olga", "+14155550109", Language.EN);
        phone = new Phone(doors, patience);
    }

    Person ana() {
        return ana;
    }

    /** The owner of the platform. */
    Person olga() {
        return olga;
    }

    Phone phone() {
        return phone;
    }

    Patience patience() {
        return patience;
    }

    BackDoors doors() {
        return doors;
    }

    /** A person does not tap as fast as this; Telegram would slow the bot down after thirty messages. */
    private void unlimited() {
        doors.post(
                "/sim/telegram/lab/limits",
                Json.object().put("enforced", false).put("chatBurst", 30).put("botBurst", 60));
    }

    /** From now on nothing is shown in any chat, also after the lab was started again. */
    void telegramTakesNothing() {
        doors.post(
                "/sim/telegram/lab/faults",
                Json.object().put("failNextSends", 200).put("kind", "INTERNAL_ERROR"));
    }

    void telegramTakesAllAgain() {
        doors.post("/sim/telegram/lab/faults", Json.object().put("clear", true));
    }

    /** What the payer does with the one payment that there is. */
    void pays(String action) {
        var payments = payments();
        doors.post("/sim/dynopay/lab/payments/" + payments.path(0).path("id").asText() + "/" + action);
    }

    JsonNode payments() {
        return doors.get("/sim/dynopay/lab/payments").path("payments");
    }

    /** Waits until the newest row of a table is in this state. */
    void is(String table, String state) {
        patience.until(
                () -> table + " to be " + state + ": " + doors.rows(table),
                () -> doors.rows(table).path(0).path("state").asText().equals(state));
    }

    /** How many rows a table has whose column says this. */
    long count(String table, String column, String value) {
        return StreamSupport.stream(doors.rows(table).spliterator(), false)
                .filter(row -> row.path(column).asText().equals(value))
                .count();
    }

    /** Work that waits and should have been done by now; what is planned for another day is none of it. */
    List<JsonNode> dueJobs() {
        var now = Instant.parse(doors.get("/sim/clock").path("now").asText());
        return StreamSupport.stream(doors.rows("job").spliterator(), false)
                .filter(job -> job.path("state").asText().equals("WAITING"))
                .filter(job -> OffsetDateTime.parse(job.path("due_at").asText())
                        .toInstant()
                        .isBefore(now))
                .toList();
    }

    @Override
    public void close() {
        doors.close();
    }

    /** The minute goes by after which the sweeps look for what a stop has left undone. */
    void aMinuteLater() {
        jump(SWEPT);
    }

    /**
     * Not while the phone is in use: nobody lets it ring, or a call go on, without a word for a minute. In steps shorter
     * than it rings, since it may begin to between a look and a step.
     */
    private void jump(Duration by) {
        for (var left = by; left.isPositive() && !phone.isBusy(); left = left.minus(STEP)) {
            doors.jump(left.compareTo(STEP) < 0 ? left : STEP);
        }
    }
}
