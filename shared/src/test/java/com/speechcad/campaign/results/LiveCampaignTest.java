package com.speechcad.campaign.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.Forecast;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.DryRun;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.campaign.Sim;
import com.speechcad.campaign.SimProvider;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.Unreachable;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.Messenger.Delivery;
import com.speechcad.notify.Outgoing;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The live message over whole campaigns, with a Telegram that is not always willing. */
class LiveCampaignTest {
    private static final Pattern SUM = Pattern.compile(
            "([\\d,]+) imported = ([\\d,]+) reached \\+ ([\\d,]+) not reached \\+ ([\\d,]+) excluded \\+ ([\\d,]+) cancelled"
                    + " \\+ ([\\d,]+) to do");
    private static final Pattern BAR = Pattern.compile("[▓░]{10} ([\\d,]+) of ([\\d,]+)");
    private static final Duration DAY = Duration.ofDays(1);

    private final Sim sim = new Sim(11, 6, 2);
    private final Sim.Person person = sim.person(TestApp.TENANT, Money.dollars(100));

    LiveCampaignTest() {
        sim.account(TestApp.TENANT, 2, 0);
        sim.provider.fate = SimProvider.mixed(5, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        sim.close();
    }

    @Test
    void one_message_tells_the_whole_campaign_and_its_counts_always_add_up() {
        var began = sim.now();
        var campaign = sim.campaign(person, 40, Money.dollars(50), RetryPolicy.USUAL, 10);
        finish(campaign);

        var told = progress();
        assertThat(told).allSatisfy(LiveCampaignTest::addsUp);
        assertThat(told.getFirst()).contains("running");
        assertThat(told.getLast()).contains("<b>Sim</b> · finished", "▓▓▓▓▓▓▓▓▓▓ 40 of 40", "0 to do", "Spent $");
        var minutes = Duration.between(began, sim.now()).toMinutes() + 1;
        assertThat(told.size()).as("edits in %s minutes", minutes).isLessThanOrEqualTo((int) minutes * 15 + 5);
        assertThat(shown("📣")).as("messages about it in the chat").hasSize(1);
        assertThat(shown("🏁")).as("summaries").hasSize(1);
        assertThat(shown("🏁").getFirst().html())
                .contains("40 imported", "Spent $")
                .satisfies(LiveCampaignTest::addsUp);
        assertThat(shown("☎")).as("messages about single calls").isEmpty();
    }

    @Test
    void calls_that_run_are_counted_before_any_has_ended() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofMinutes(9), "user_hangup");
        sim.concurrency(TestApp.TENANT, 1);
        sim.in(Duration.ofSeconds(30), () -> sim.concurrency(TestApp.TENANT, 6));
        sim.campaign(person, 10, Money.dollars(50), RetryPolicy.USUAL, 10);

        sim.run(Duration.ofMinutes(3));

        assertThat(progress().getLast()).contains("6 in call");
    }

    @Test
    void whoever_was_called_and_wants_no_more_calls_is_counted_and_nobody_else() {
        sim.in(Duration.ofSeconds(90), () -> refuses(person.own()));
        sim.in(Duration.ofSeconds(90), () -> refuses(new PhoneNumber("+14155550199")));
        var campaign = sim.campaign(person, 40, Money.dollars(50), RetryPolicy.USUAL, 10);
        finish(campaign);

        assertThat(shown("📣").getFirst().html()).contains("🔕 1 wants no more calls");
    }

    private void refuses(PhoneNumber number) {
        sim.app
                .tx()
                .run(
                        TestApp.TENANT,
                        () -> sim.app
                                .get(DoNotCall.class)
                                .add(person.business(), number, DoNotCall.Source.KEY, sim.now()));
    }

    @Test
    void a_large_campaign_is_counted_less_often() {
        assertThat(ShowCampaign.seconds(40)).isEqualTo(4);
        assertThat(ShowCampaign.seconds(50_000)).isEqualTo(50);
        assertThat(ShowCampaign.seconds(100_000)).isEqualTo(60);
    }

    @Test
    void fewer_than_five_are_told_call_by_call() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofSeconds(30), "user_hangup");
        var campaign = sim.campaign(person, 3, Money.dollars(20), RetryPolicy.USUAL, 10);
        finish(campaign);

        assertThat(shown("☎"))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.html()).contains("Ended", "0:30"));
        assertThat(shown("🏁")).isEmpty();
    }

    @Test
    void a_telegram_that_says_wait_and_falls_silent_still_shows_the_end() {
        sim.at(
                sim.now().plusSeconds(20),
                () -> sim.app.messenger().nextAnswer(new Delivery.Wait(Duration.ofSeconds(40))));
        sim.at(sim.now().plusSeconds(90), () -> sim.app.messenger().nextAnswer(new Delivery.Gone()));
        sim.at(sim.now().plusSeconds(150), () -> sim.app.messenger().nextFailure(new Unreachable("silent")));
        var campaign = sim.campaign(person, 40, Money.dollars(50), RetryPolicy.USUAL, 10);
        sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.FINISHED);
        // The very last edit fails as well.
        sim.app.messenger().nextAnswer(new Delivery.Wait(Duration.ofSeconds(50)));
        sim.run(Duration.ofMinutes(5));

        assertThat(sim.wrong(person, campaign)).isEmpty();
        assertThat(shown("📣")).hasSize(1);
        assertThat(shown("📣").getFirst().html()).contains("finished", "40 of 40");
    }

    @Test
    void somebody_who_blocks_the_bot_is_left_alone_and_sees_the_end_when_they_are_back() {
        sim.at(sim.now().plusSeconds(25), () -> sim.app.messenger().nextAnswer(new Delivery.Blocked()));
        var campaign = sim.campaign(person, 30, Money.dollars(50), RetryPolicy.USUAL, 10);
        sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.FINISHED);
        sim.run(Duration.ofMinutes(2));

        assertThat(user().reachable()).isFalse();
        assertThat(shown("📣").getFirst().html()).contains("running");
        sim.app.tx().run(TestApp.TENANT, () -> {
            sim.app.get(Users.class).setReachable(user().telegramId(), true);
            sim.app.get(Chats.class).catchUp(user().chat());
        });
        assertThat(shown("📣")).hasSize(1);
        assertThat(shown("📣").getFirst().html()).contains("finished", "30 of 30");
    }

    @Test
    void pausing_and_stopping_are_shown_at_once() {
        var campaign = sim.campaign(person, 40, Money.dollars(50), RetryPolicy.USUAL, 4);
        sim.run(Duration.ofSeconds(40));
        sim.app
                .tx()
                .run(TestApp.TENANT, () -> sim.app.get(ControlCampaign.class).pause(person.user(), campaign));
        sim.run(Duration.ofSeconds(2));
        assertThat(shown("📣").getFirst().html()).contains("paused (by you)").satisfies(LiveCampaignTest::addsUp);
        assertThat(labels(shown("📣").getFirst())).contains("Resume", "Stop", "Export so far");

        sim.app
                .tx()
                .run(
                        TestApp.TENANT,
                        () -> sim.app
                                .get(ControlCampaign.class)
                                .stop(person.user(), campaign, ControlCampaign.Running.LET_FINISH));
        finish(campaign);
        assertThat(shown("📣").getFirst().html()).contains("finished").satisfies(LiveCampaignTest::addsUp);
        assertThat(labels(shown("📣").getFirst())).contains("Report", "Export", "Call the rest again");
    }

    @Test
    void a_second_pause_is_shown_as_soon_as_the_first_however_many_contacts_there_are() {
        var campaign = sim.campaign(person, 40, Money.dollars(50), RetryPolicy.USUAL, 4);
        sim.run(Duration.ofSeconds(40));
        inTenant(() -> sim.app
                .sql()
                .of("update campaign set total = 100000 where id = :id")
                .with("id", campaign)
                .update());
        for (int i = 0; i < 2; i++) {
            inTenant(() -> sim.app.get(ControlCampaign.class).pause(person.user(), campaign));
            sim.run(Duration.ofSeconds(2));
            assertThat(shown("📣").getFirst().html()).contains("paused (by you)");
            inTenant(() -> sim.app.get(ControlCampaign.class).resume(person.user(), campaign));
            sim.run(Duration.ofSeconds(2));
            assertThat(shown("📣").getFirst().html()).contains("running");
        }
    }

    @Test
    void what_began_stands_at_the_end_of_the_chat_and_a_dry_run_in_a_place_of_its_own() {
        var campaign = sim.campaign(person, 6, Money.dollars(50), RetryPolicy.USUAL, 10);
        inTenant(() -> {
            sim.app
                    .get(LiveCampaign.class)
                    .quoted(sim.app.get(Campaigns.class).find(campaign).orElseThrow(), dryRun());
            return true;
        });
        said("Meanwhile");
        sim.run(Duration.ofSeconds(20));

        assertThat(shown("💵")).hasSize(1);
        assertThat(shown("📣")).hasSize(1);
        assertThat(sim.app.messenger().shown().getLast().html()).contains("📣", "running");
    }

    @Test
    void when_it_begins_to_wait_for_money_it_says_so_at_the_end_of_the_chat() {
        var poor = sim.person(TestApp.TENANT, Money.cents(40));
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ofSeconds(30), "user_hangup");
        var campaign = sim.campaign(poor, 12, Money.dollars(20), RetryPolicy.USUAL, 10);
        sim.run(Duration.ofSeconds(10));
        said("Meanwhile");
        sim.run(DAY, () -> sim.state(poor, campaign) == CampaignState.WAITING_FOR_MONEY);
        sim.run(Duration.ofSeconds(10));

        assertThat(shown("📣")).hasSize(1);
        var last = sim.app.messenger().shown().getLast();
        assertThat(last.html()).contains("📣", "waiting for money");
        assertThat(labels(last)).contains("Top up");
        said("Later");
        sim.run(Duration.ofMinutes(10));
        assertThat(sim.app.messenger().shown().getLast().html()).as("once").doesNotContain("📣");
    }

    @Test
    void those_who_are_tried_again_are_counted_with_how_their_last_call_went() {
        sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(5), Duration.ZERO, "dial_busy");
        var campaign = sim.campaign(person, 40, Money.dollars(50), RetryPolicy.USUAL, 4);
        sim.run(Duration.ofMinutes(1));

        var told = shown("📣").getFirst().html();
        var busy = Pattern.compile("busy ([\\d]+)").matcher(told);
        assertThat(busy.find()).as(told).isTrue();
        assertThat(told).contains(busy.group(1) + " to be tried again");
        inTenant(() ->
                sim.app.get(ControlCampaign.class).stop(person.user(), campaign, ControlCampaign.Running.LET_FINISH));
        finish(campaign);
        assertThat(shown("📣").getFirst().html()).containsPattern("busy \\d+").doesNotContain("to be tried again");
    }

    private void said(String words) {
        inTenant(() -> {
            var user = user();
            sim.app
                    .get(Chats.class)
                    .put(
                            user.chat(),
                            "said:" + words,
                            Message.of(Text.text(CampaignText.REPORT_TITLE).with("name", words)),
                            user.reader());
            return true;
        });
    }

    private static DryRun dryRun() {
        var nothing = new Forecast.Amount(0, 0, Money.ZERO);
        return new DryRun(
                Instant.EPOCH,
                6,
                6,
                List.of(),
                nothing,
                nothing,
                nothing,
                Money.ZERO,
                6,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private void inTenant(Supplier<?> work) {
        sim.app.tx().call(TestApp.TENANT, work);
    }

    private void finish(UUID campaign) {
        assertThat(sim.run(DAY, () -> sim.state(person, campaign) == CampaignState.FINISHED))
                .isTrue();
        sim.run(Duration.ofSeconds(15));
        assertThat(sim.wrong(person, campaign)).isEmpty();
    }

    private List<String> progress() {
        return sim.app.messenger().everything().stream()
                .map(Outgoing::html)
                .filter(html -> html.startsWith("📣"))
                .toList();
    }

    private List<Outgoing> shown(String mark) {
        return sim.app.messenger().shown().stream()
                .filter(message -> message.html().startsWith(mark))
                .toList();
    }

    private User user() {
        return sim.app.tx().call(TestApp.TENANT, () -> sim.app.get(Users.class).get(person.user()));
    }

    private static List<String> labels(Outgoing message) {
        return message.rows().stream()
                .flatMap(List::stream)
                .map(Outgoing.Key::label)
                .toList();
    }

    /** Promise 5, and the bar says the same. */
    static void addsUp(String html) {
        var sum = SUM.matcher(html);
        assertThat(sum.find()).as(html).isTrue();
        var imported = number(sum.group(1));
        var parts = 0;
        for (int part = 2; part <= 6; part++) {
            parts += number(sum.group(part));
        }
        assertThat(parts).as(html).isEqualTo(imported);
        var bar = BAR.matcher(html);
        if (bar.find()) {
            assertThat(number(bar.group(1))).as(html).isEqualTo(imported - number(sum.group(6)));
            assertThat(number(bar.group(2))).isEqualTo(imported);
        }
    }

    private static int number(String written) {
        return Integer.parseInt(written.replace(",", ""));
    }
}
