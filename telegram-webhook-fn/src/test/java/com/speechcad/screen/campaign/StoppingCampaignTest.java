package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.buttons;
import static com.speechcad.screen.campaign.Menu.first;
import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.SimProvider;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is said and offered of a campaign while it is being stopped, and how long it took once it is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppingCampaignTest {
    private final Town town = new Town();

    @AfterAll
    void stop() {
        town.close();
    }

    @Test
    void what_failed_leads_on_only_as_far_as_the_campaign_lets_it() {
        var ana = launched("Ana");

        set(ana, "state = 'PAUSED', reason = 'BREAKER'");
        open(ana, "campaign.failing");
        assertThat(buttons(ana)).contains("▶️ Resume", "⏹ Stop");

        set(ana, "state = 'RUNNING', reason = null");
        open(ana, "campaign.failing");
        assertThat(buttons(ana)).contains("⏹ Stop").doesNotContain("▶️ Resume");

        set(ana, "state = 'STOPPING', reason = null");
        open(ana, "campaign.failing");
        assertThat(buttons(ana)).contains("Hang up the calls").doesNotContain("▶️ Resume", "⏹ Stop");

        set(ana, "state = 'FINISHED', reason = 'OWNER'");
        open(ana, "campaign.failing");
        assertThat(buttons(ana)).doesNotContain("▶️ Resume", "⏹ Stop", "Hang up the calls");
    }

    @Test
    void calls_that_are_being_hung_up_are_counted() {
        town.sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(1), Duration.ofMinutes(5), "user_hangup");
        var ben = launched("Ben");
        town.after(Duration.ofSeconds(10));
        open(ben, "campaign");
        assertThat(screen(ben)).contains("running", "1 in call").doesNotContain("hanging up");

        ben.tap("⏹ Stop").tap("Let them finish");
        assertThat(screen(ben)).contains("stopping", "1 in call").doesNotContain("hanging up");

        ben.tap("Hang up the calls").tap("Hang them up now");
        assertThat(screen(ben)).contains("stopping · hanging up 1 call").doesNotContain("in call");
        assertThat(buttons(ben)).as("it is done already").doesNotContain("Hang up the calls");

        town.after(Duration.ofMinutes(6));
        open(ben, "campaign");
        assertThat(screen(ben)).contains("finished").doesNotContain("hanging up");
    }

    @Test
    void a_campaign_that_began_and_ended_within_a_minute_says_one_time() {
        var cleo = launched("Cleo");
        set(
                cleo,
                "state = 'FINISHED', reason = 'DONE', started_at = '2026-11-20T14:12:05Z', ended_at = '2026-11-20T14:12:40Z'");

        open(cleo, "campaign.report");
        assertThat(screen(cleo)).containsOnlyOnce("2:12").doesNotContain("–");

        set(cleo, "ended_at = '2026-11-20T14:13:10Z'");
        open(cleo, "campaign.report");
        assertThat(screen(cleo))
                .containsOnlyOnce("2:12")
                .containsOnlyOnce("2:13")
                .contains("–");
    }

    private DialogDriver launched(String name) {
        var person = town.drafted(name);
        person.tap(first(person, "▶️"));
        return person;
    }

    private void set(DialogDriver person, String what) {
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("update campaign set " + what + " where id = :id")
                .with("id", town.newest(person))
                .update());
    }

    private void open(DialogDriver person, String screen) {
        person.send(new Incoming.Tapped("x", 0, "o:" + screen + ":" + town.newest(person)));
    }
}
