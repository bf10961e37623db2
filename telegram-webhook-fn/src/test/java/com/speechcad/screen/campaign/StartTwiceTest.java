package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.buttons;
import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.text.Language;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An hour that the clock shows twice, on the night of the change, in a city that is named with it. */
class StartTwiceTest {
    private static final String TYPED = "2027-11-07 01:30 New York";
    private static final String FIRST = "the first time (UTC-04:00)";
    private static final String SECOND = "an hour later, the second time (UTC-05:00)";

    private final Town town = new Town();

    @AfterEach
    void stop() {
        town.close();
    }

    @Test
    void of_two_half_past_ones_the_one_that_is_tapped_is_the_start() {
        town.sim.app.clock().set(Instant.parse("2027-11-05T15:00:00Z"));
        var ana = Town.begun(town.person("Ana", Language.EN, 20)).tap("Clients · 6");
        town.toTheWhole(ana);

        ana.tap("Start").type(TYPED);
        assertThat(screen(ana)).contains("The clocks go back that day", "New York");
        assertThat(buttons(ana))
                .filteredOn(label -> label.contains("time (UTC"))
                .hasSize(2);
        ana.tap(with(ana, FIRST));
        assertThat(start(ana)).isEqualTo("2027-11-07T05:30:00Z in America/New_York");
        assertThat(screen(ana)).contains("1:30", "New York");

        ana.type(TYPED);
        ana.tap(with(ana, SECOND));
        assertThat(start(ana)).isEqualTo("2027-11-07T06:30:00Z in America/New_York");
        assertThat(screen(ana)).contains("1:30", "New York");
    }

    private static String with(DialogDriver person, String words) {
        return buttons(person).stream()
                .filter(label -> label.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " in " + person.seen()));
    }

    private String start(DialogDriver person) {
        return town.inTenant(() -> town.sim
                .app
                .sql()
                .of("select starts_at, zone from campaign where id = :id")
                .with("id", town.newest(person))
                .only(row -> row.instant("starts_at") + " in " + row.text("zone")));
    }
}
