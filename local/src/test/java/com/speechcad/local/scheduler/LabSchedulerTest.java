package com.speechcad.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.lambda.FunctionError;
import com.speechcad.local.lambda.LambdaFunction;
import com.speechcad.local.store.Journal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

class LabSchedulerTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String CRON = "arn:aws:lambda:us-east-1:000000000000:function:billing-cron";

    @TempDir
    Path folder;

    private final LabClock clock = new LabClock(Clock.fixed(NOON, ZoneOffset.UTC));
    private final List<String> fired = new CopyOnWriteArrayList<>();
    private LambdaFunction target = event -> {
        fired.add(new String(event, StandardCharsets.UTF_8));
        return new byte[0];
    };

    private Journal journal;
    private LabTimers timers;
    private LabScheduler scheduler;
    private HttpRoutes routes;
    private SchedulerClient client;

    @Test
    void a_recurring_one_runs_once_more_when_it_is_asked_to() {
        scheduler.ensure("sync-numbers", "rate(1 hour)", CRON, "{\"task\":\"sync-numbers\"}");
        eventually(() -> fired.size() == 1);

        assertThat(scheduler.now("nothing")).isFalse();
        assertThat(scheduler.now("sync-numbers")).isTrue();
        eventually(() -> fired.size() == 2);
        clock.jump(Duration.ofHours(1));
        eventually(() -> fired.size() == 3);
        assertThat(fired).containsOnly("{\"task\":\"sync-numbers\"}");
    }

    @Test
    void one_that_is_made_before_the_start_runs_once_in_a_turn_as_any_other() {
        scheduler.ensure("sweep", "rate(1 minute)", CRON, "{\"task\":\"sweep\"}");
        scheduler.start();
        eventually(() -> fired.size() == 1);

        advance(Duration.ofMinutes(1), 2);
        advance(Duration.ofMinutes(1), 3);
    }

    @BeforeEach
    void start() {
        journal = Journal.at(folder.resolve("scheduler.journal"));
        timers = new LabTimers(clock);
        scheduler = new LabScheduler(
                        journal,
                        clock,
                        timers,
                        arn -> arn.equals(CRON) ? Optional.of(event -> target.invoke(event)) : Optional.empty(),
                        new Random(7))
                .start();
        routes = new HttpRoutes(0).route("*", "/{path*}", scheduler).start();
        client = SchedulerClient.builder()
                .endpointOverride(routes.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        routes.close();
        timers.close();
        journal.close();
    }

    @Test
    void runs_a_one_time_schedule_once_in_its_time_zone_and_deletes_it() {
        create(
                "remind",
                "at(2026-11-20T18:30:00)",
                request -> request.scheduleExpressionTimezone("Asia/Kolkata")
                        .actionAfterCompletion(ActionAfterCompletion.DELETE));

        jump(Duration.ofMinutes(59));
        assertThat(fired).isEmpty();
        clock.jump(Duration.ofMinutes(1));
        eventually(() -> fired.size() == 1 && scheduler.describe().isEmpty());

        assertThat(fired).containsExactly("{\"task\":\"remind\"}");
        assertThatThrownBy(() -> client.getSchedule(request -> request.name("remind")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void keeps_a_completed_schedule_that_is_not_to_be_deleted() {
        create("keep", "at(2026-11-20T12:05:00)", _ -> {});

        clock.jump(Duration.ofHours(1));
        eventually(() -> fired.size() == 1);
        jump(Duration.ofHours(1));

        assertThat(client.getSchedule(request -> request.name("keep")).state()).isEqualTo(ScheduleState.ENABLED);
        assertThat(fired).hasSize(1);
    }

    @Test
    void runs_a_rate_at_once_and_then_every_period_and_once_for_all_it_missed() {
        create("sweep", "rate(1 minute)", _ -> {});
        eventually(() -> fired.size() == 1);

        advance(Duration.ofMinutes(1), 2);
        advance(Duration.ofMinutes(1), 3);
        advance(Duration.ofDays(2), 4);
        advance(Duration.ofMinutes(1), 5);
    }

    @Test
    void tells_back_what_it_was_told() {
        create(
                "full",
                "cron(0 9 ? * MON-FRI *)",
                request -> request.description("every working day")
                        .startDate(NOON.plusSeconds(60))
                        .state(ScheduleState.DISABLED)
                        .flexibleTimeWindow(window ->
                                window.mode(FlexibleTimeWindowMode.FLEXIBLE).maximumWindowInMinutes(15)));

        var told = client.getSchedule(request -> request.name("full"));

        assertThat(told.arn()).isEqualTo("arn:aws:scheduler:us-east-1:000000000000:schedule/default/full");
        assertThat(told.scheduleExpression()).isEqualTo("cron(0 9 ? * MON-FRI *)");
        assertThat(told.description()).isEqualTo("every working day");
        assertThat(told.startDate()).isEqualTo(NOON.plusSeconds(60));
        assertThat(told.state()).isEqualTo(ScheduleState.DISABLED);
        assertThat(told.flexibleTimeWindow().maximumWindowInMinutes()).isEqualTo(15);
        assertThat(told.target().input()).isEqualTo("{\"task\":\"full\"}");
        assertThat(told.creationDate()).isEqualTo(NOON);
    }

    @Test
    void takes_the_same_request_twice_but_not_another_of_the_same_name() {
        create("once", "at(2026-11-21T12:00:00)", request -> request.clientToken("token-1"));
        create("once", "at(2026-11-21T12:00:00)", request -> request.clientToken("token-1"));

        assertThatThrownBy(() -> create("once", "at(2026-11-21T12:00:00)", _ -> {}))
                .isInstanceOfSatisfying(ConflictException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(409);
                    assertThat(refused.getMessage()).contains("Schedule once already exists.");
                });
    }

    @Test
    void refuses_with_the_services_own_exceptions() {
        assertThatThrownBy(() -> create("bad", "every tuesday", _ -> {}))
                .isInstanceOfSatisfying(ValidationException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.getMessage()).contains("Invalid Schedule Expression every tuesday.");
                });
        assertThatThrownBy(() ->
                        create("bad", "rate(1 day)", request -> request.scheduleExpressionTimezone("Mars/Olympus")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("bad name", "rate(1 day)", _ -> {})).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("bad", "rate(1 day)", request -> request.groupName("nowhere")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.deleteSchedule(request -> request.name("missing")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(404);
                    assertThat(refused.getMessage()).contains("Schedule missing does not exist.");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"+05:30", "UTC+1", "GMT-3", "Z", "utc", "Europe/Atlantis"})
    void takes_the_zones_of_regions_only(String zone) {
        assertThatThrownBy(() -> create("bad", "rate(1 day)", request -> request.scheduleExpressionTimezone(zone)))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.getMessage())
                                .contains("Provided ScheduleExpressionTimezone is not valid."));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::000000000000:user/somebody, target.roleArn",
        "arn:aws:iam::1:role/scheduler, target.roleArn",
        "arn:aws:lambda:us-east-1:000000000000:function:billing-cron, target.roleArn",
        "arn:aws, target.roleArn"
    })
    void takes_nobody_but_a_role_for_the_role(String role, String field) {
        assertThatThrownBy(() -> create(
                        "bad",
                        "rate(1 day)",
                        request ->
                                request.target(to -> to.arn(CRON).roleArn(role).input("{}"))))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.getMessage()).contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws", "arn:aws:lambda", "lambda:billing-cron"})
    void takes_no_target_that_is_no_arn(String target) {
        assertThatThrownBy(() -> create(
                        "bad",
                        "rate(1 day)",
                        request -> request.target(to -> to.arn(target)
                                .roleArn("arn:aws:iam::000000000000:role/scheduler")
                                .input("{}"))))
                .isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @CsvSource({"many, 400", "0, 400", "101, 400", "9999999999, 400", "1, 200"})
    void lists_as_many_as_are_asked_for_in_numbers(String most, int status) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(routes.url() + "/schedules?MaxResults=" + most))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    @Test
    void updates_a_schedule_so_that_only_the_new_time_counts() {
        create("moved", "at(2026-11-20T12:05:00)", _ -> {});
        client.updateSchedule(request -> request.name("moved")
                .scheduleExpression("at(2026-11-20T13:00:00)")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(to ->
                        to.arn(CRON).roleArn("arn:aws:iam::000000000000:role/s").input("{\"task\":\"new\"}")));

        clock.jump(Duration.ofMinutes(10));
        clock.jump(Duration.ofMinutes(50));
        eventually(() -> !fired.isEmpty());

        assertThat(fired).containsExactly("{\"task\":\"new\"}");
    }

    @Test
    void lists_by_group_and_prefix_page_by_page_and_deletes_a_group_with_its_schedules() {
        client.createScheduleGroup(request -> request.name("acme"));
        for (var name : List.of("a-1", "a-2", "b-1")) {
            create(name, "at(2027-01-01T00:00:00)", request -> request.groupName("acme"));
        }
        create("a-3", "at(2027-01-01T00:00:00)", _ -> {});

        var listed = client.listSchedulesPaginator(
                        request -> request.groupName("acme").namePrefix("a-").maxResults(1))
                .schedules();
        assertThat(listed).extracting(ScheduleSummary::name).containsExactly("a-1", "a-2");
        assertThat(client.listScheduleGroups(request -> request.namePrefix("ac"))
                        .scheduleGroups())
                .hasSize(1);

        client.deleteScheduleGroup(request -> request.name("acme"));
        assertThatThrownBy(() -> client.getScheduleGroup(request -> request.name("acme")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(client.listSchedules(_ -> {}).schedules())
                .extracting(ScheduleSummary::name)
                .containsExactly("a-3");
    }

    @Test
    void remembers_over_a_restart_and_runs_what_was_due_meanwhile() {
        create("remind", "at(2026-11-20T12:05:00)", _ -> {});
        stop();
        clock.jump(Duration.ofHours(3));

        start();

        eventually(() -> fired.size() == 1);
    }

    @Test
    void what_the_next_firings_suffer_is_remembered_over_a_restart_and_can_be_taken_back() {
        scheduler.fault(new SchedulerFault.Late(Duration.ofMinutes(30)));
        scheduler.fault(new SchedulerFault.Twice());
        scheduler.fault(new SchedulerFault.Lost());
        stop();
        start();
        assertThat(scheduler.faults())
                .extracting(
                        fault -> fault.path("kind").asText() + fault.path("by").asText(""))
                .containsExactly("latePT30M", "twice", "lost");

        scheduler.clearFaults();
        stop();
        start();
        assertThat(scheduler.faults()).isEmpty();
        create("remind", "at(2026-11-20T12:05:00)", _ -> {});
        advance(Duration.ofMinutes(6), 1);
    }

    @Test
    void fires_late_twice_or_never_on_command() {
        create("late", "at(2026-11-20T12:01:00)", _ -> {});
        scheduler.fault(new SchedulerFault.Late(Duration.ofMinutes(30)));
        jump(Duration.ofMinutes(5));
        assertThat(fired).isEmpty();
        advance(Duration.ofMinutes(31), 1);

        scheduler.fault(new SchedulerFault.Twice());
        create("twice", "at(2026-11-20T13:00:00)", _ -> {});
        advance(Duration.ofHours(1), 3);

        scheduler.fault(new SchedulerFault.Lost());
        create(
                "lost",
                "at(2026-11-20T14:00:00)",
                request -> request.actionAfterCompletion(ActionAfterCompletion.DELETE));
        jump(Duration.ofHours(1));
        eventually(() -> scheduler.describe().stream()
                .noneMatch(told -> told.path("Name").asText().equals("lost")));
        assertThat(fired).hasSize(3);
    }

    @Test
    void tries_a_failing_function_three_times() {
        target = event -> {
            fired.add(new String(event, StandardCharsets.UTF_8));
            throw new FunctionError("java.lang.IllegalStateException", "broken");
        };
        create("broken", "at(2026-11-20T12:01:00)", _ -> {});

        advance(Duration.ofMinutes(1), 1);
        advance(Duration.ofMinutes(1), 2);
        advance(Duration.ofMinutes(2), 3);
        jump(Duration.ofHours(1));

        assertThat(fired).hasSize(3);
    }

    private void create(String name, String expression, Consumer<CreateScheduleRequest.Builder> more) {
        client.createSchedule(request -> {
            request.name(name)
                    .scheduleExpression(expression)
                    .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                    .target(to -> to.arn(CRON)
                            .roleArn("arn:aws:iam::000000000000:role/scheduler")
                            .input("{\"task\":\"" + name + "\"}"));
            more.accept(request);
        });
    }

    /** What was due by then has run when this comes back. */
    private void jump(Duration by) {
        clock.jump(by);
        timers.awaitIdle();
    }

    /** Jumps, and waits until so many firings were seen in all. */
    private void advance(Duration by, int firings) {
        clock.jump(by);
        eventually(() -> fired.size() == firings);
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
