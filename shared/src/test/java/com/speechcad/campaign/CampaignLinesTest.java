package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.speechcad.call.CallReport;
import com.speechcad.call.TakeReport;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.TestApp;
import com.speechcad.flow.DecideReview;
import com.speechcad.kernel.Money;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Every line of the log that is about a campaign says which one. */
class CampaignLinesTest {
    private static final UUID CAMPAIGN = UUID.fromString("00000000-0000-7000-8000-0000000000ca");

    @Test
    void every_job_of_a_campaign_says_whose_it_is() {
        try (var app = TestApp.start()) {
            var handlers = app.all(JobHandler.class).stream()
                    .filter(handler -> handler.getClass().getName().startsWith("com.speechcad.campaign.")
                            && !handler.getClass().getName().contains(".contacts."))
                    .filter(handler -> !handler.kind().contains("contact")
                            && !handler.kind().contains("list"))
                    // An answer about words is about all campaigns of an author at once.
                    .filter(handler -> !handler.kind().equals(DecideReview.WORDS_DECIDED))
                    // The doctor's is about none.
                    .filter(handler -> !handler.kind().equals(TryServices.KIND))
                    .toList();

            assertThat(handlers)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(handler -> assertThat(handler.campaign(job(handler.kind())))
                            .as(handler.kind())
                            .contains(CAMPAIGN.toString()));
        }
    }

    @Test
    void dialling_and_what_a_webhook_brings_are_said_of_their_tenant_attempt_and_campaign() {
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        var logger = (Logger) LoggerFactory.getLogger(TakeReport.class);
        logger.addAppender(heard);
        try (var sim = new Sim(7, 2, 2)) {
            sim.account(TestApp.TENANT, 2, 1);
            var person = sim.person(TestApp.TENANT, Money.dollars(20));
            var dialled = new ArrayList<Map<String, String>>();
            var usual = sim.provider.fate;
            sim.provider.fate = order -> {
                dialled.add(Map.of(
                        "tenant", MDC.get("tenant"), "attempt", MDC.get("attempt"), "campaign", MDC.get("campaign")));
                return usual.apply(order);
            };
            var campaign = sim.campaign(person, 1, Money.dollars(5), RetryPolicy.USUAL, 10);
            assertThat(sim.run(Duration.ofMinutes(5), () -> !dialled.isEmpty())).isTrue();
            var attempt = sim.provider.calls().keySet().iterator().next();

            // A word about it from a call that is not the one we know: the one line that must not be.
            sim.app.get(TakeReport.class).take(TestApp.TENANT, fromAnotherCall(attempt));

            assertThat(dialled)
                    .containsExactly(
                            Map.of("tenant", "1", "attempt", attempt.toString(), "campaign", campaign.toString()));
            assertThat(heard.list)
                    .filteredOn(line -> line.getFormattedMessage().startsWith("ALARM two calls"))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.getMDCPropertyMap()).containsEntry("campaign", campaign.toString()));
            assertThat(MDC.getCopyOfContextMap()).as("nothing is left behind").isNullOrEmpty();
        } finally {
            logger.detachAppender(heard);
        }
    }

    @Test
    void one_that_its_breaker_stops_is_one_alarm_however_many_of_its_calls_end_after_that() {
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        var logger = (Logger) LoggerFactory.getLogger(CampaignBreaker.class);
        logger.addAppender(heard);
        try (var sim = new Sim(8, 2, 2)) {
            var person = sim.person(TestApp.TENANT, Money.dollars(100));
            sim.provider.fate = _ -> new SimProvider.Fate(Duration.ofSeconds(30), Duration.ZERO, "sip_routing_error");
            var campaign = sim.campaign(person, 60, Money.dollars(50), RetryPolicy.USUAL, 10);
            assertThat(sim.run(Duration.ofHours(2), () -> sim.state(person, campaign) == CampaignState.PAUSED))
                    .isTrue();
            var before = sim.progress(person, campaign).tries();

            sim.run(Duration.ofMinutes(5));

            assertThat(sim.progress(person, campaign).tries())
                    .as("others were running")
                    .isGreaterThan(before);
            assertThat(heard.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .startsWith("ALARM campaign " + campaign)
                    .endsWith("too many calls fail");
        } finally {
            logger.detachAppender(heard);
        }
    }

    private static CallReport fromAnotherCall(UUID attempt) {
        return new CallReport(
                Optional.of(attempt),
                "another_call",
                CallReport.Phase.ONGOING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_line_stays_about_its_campaign_where_nothing_more_is_known() {
        try (var _ = About.the(Whose.CAMPAIGN, CAMPAIGN)) {
            try (var _ = About.maybe(Whose.CAMPAIGN, Optional.empty())) {
                assertThat(MDC.get("campaign")).isEqualTo(CAMPAIGN.toString());
            }
            assertThat(MDC.get("campaign")).isEqualTo(CAMPAIGN.toString());
        }
        try (var _ = About.maybe(Whose.CAMPAIGN, Optional.empty())) {
            assertThat(MDC.get("campaign")).isNull();
        }
        assertThat(MDC.get("campaign")).isNull();
    }

    private static Job job(String kind) {
        return new Job(TestApp.TENANT, UUID.randomUUID(), kind, CAMPAIGN + ":CSV:1", "{}", 1);
    }
}
