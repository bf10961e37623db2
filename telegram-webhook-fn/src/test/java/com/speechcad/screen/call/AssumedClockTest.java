package com.speechcad.screen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody begins with UTC, and most live by another clock: until it is chosen, each time says which one it is. */
class AssumedClockTest {
    private final CallWorld world = new CallWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_time_says_that_it_is_utc_until_the_clock_is_chosen() {
        var ana = called("Ana", "+14155550161");
        assertThat(ana.buttons().getFirst()).containsPattern("\\d\\h[AP]M UTC · ");

        ana.type("/start").tap("Account").tap("🕒 Time zone").type("UTC");
        ana.tap(ana.buttons().getFirst());

        ana.type("/start").tap("Call").tap("My calls");
        assertThat(ana.buttons().getFirst()).containsPattern("\\d\\h[AP]M · ");
    }

    @Test
    void so_does_the_time_of_day_since_when_a_call_runs() {
        var bo = world.caller("Bo", Language.EN, "+14155550162");
        bo.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .tap("My number +1 415-555-0162")
                .tap("Call now");
        var attempt = world.dispatched();
        world.app
                .database()
                .admin("update attempt set state = 'IN_CALL', started_at = dialled_at where id = '" + attempt + "'");
        bo.type("/start").tap("Call").tap("My calls").tap(bo.buttons().getFirst());

        assertThat(bo.screen()).containsPattern("In call since \\d+:\\d\\d\\h[AP]M UTC");
    }

    private DialogDriver called(String name, String number) {
        var person = world.caller(name, Language.EN, number);
        person.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .tap("My number +1 415-555-" + number.substring(8))
                .tap("Call now");
        world.ended(world.dispatched());
        person.type("/start").tap("Call").tap("My calls");
        return person;
    }
}
