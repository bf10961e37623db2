package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.first;
import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What can be changed of a campaign while its calls run, and asked about its contacts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningCampaignTest {
    private final Town town = new Town();

    @AfterAll
    void stop() {
        town.close();
    }

    @Test
    void a_budget_below_what_running_calls_may_cost_is_refused_with_the_least() {
        var lou = town.drafted("Lou");
        lou.tap(first(lou, "▶️"));
        town.after(Duration.ofSeconds(10));
        assertThat(town.count("attempt", "campaign_id is not null", lou)).isPositive();

        lou.type("/start").tap("Campaigns").tap(first(lou, "▶️")).tap("Budget").type("0.05");

        assertThat(screen(lou)).contains("With the calls that are running, up to", "a budget cannot be less");
    }

    @Test
    void keys_that_the_menu_does_not_offer_are_counted_apart() {
        var nia = town.drafted("Nia");
        nia.tap(first(nia, "▶️"));
        town.after(Duration.ofMinutes(5));
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("""
                        insert into call_answer (attempt_id, seq, step, kind, shown, visible_at)
                        select a.id, 100 + k.n, 's1', 'KEY', k.shown, now() - interval '1 year'
                        from attempt a, (values (1, '7'), (2, '5'), (3, '1')) k (n, shown) where a.user_id = :user""")
                .with("user", town.user(nia.chat().value()))
                .update());

        nia.type("/start").tap("Campaigns").tap(first(nia, "🏁"));

        assertThat(screen(nia)).contains("1 → 1", "other keys → 2").doesNotContain("7 →");
    }

    @Test
    void why_a_contact_is_not_called_is_answered_for_its_row() {
        var mia = town.drafted("Mia");
        mia.tap(first(mia, "▶️"));
        town.after(Duration.ofMinutes(5));
        mia.type("/start").tap("Campaigns").tap(first(mia, "🏁")).tap("👥 Contacts");

        mia.tap("Excluded or cancelled").tap(first(mia, "+1 •")).tap("❓ Why not now?");

        assertThat(screen(mia)).contains("⛔ There is no consent on record for this number");
    }
}
