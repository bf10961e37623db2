package com.speechcad.provider.scheduler;

import com.speechcad.campaign.Scheduler;
import com.speechcad.kernel.OnFirstUse;
import com.speechcad.kernel.Unreachable;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.Target;

/** One-time schedules in the group that configuration names; each goes away by itself once it fired. */
@Singleton
@Secondary
@Requires(property = "scheduler.group")
@Requires(property = "scheduler.role.arn")
@Requires(property = "scheduler.target.arn")
class OneTimeSchedules implements Scheduler {
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final OnFirstUse<SchedulerClient> client;
    private final String group;
    private final String role;
    private final String function;
    private final Optional<String> failures;

    OneTimeSchedules(
            @Property(name = "scheduler.group") String group,
            @Property(name = "scheduler.role.arn") String role,
            @Property(name = "scheduler.target.arn") String function,
            @Property(name = "scheduler.dead.letter.arn") @Nullable String failures,
            @Property(name = "aws.endpoint.url") @Nullable String endpoint) {
        this.group = group;
        this.role = role;
        this.function = function;
        this.failures = Optional.ofNullable(failures).filter(arn -> !arn.isBlank());
        this.client = new OnFirstUse<>(() -> client(endpoint));
    }

    private static SchedulerClient client(@Nullable String endpoint) {
        var builder = SchedulerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(TO_ANSWER));
        Optional.ofNullable(endpoint)
                .filter(url -> !url.isBlank())
                .ifPresent(url -> builder.endpointOverride(URI.create(url))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        return builder.build();
    }

    @Override
    public void put(String name, Instant at, String task) {
        try {
            create(name, at, task);
        } catch (ConflictException _) {
            update(name, at, task);
        } catch (SdkException failed) {
            throw new Unreachable("the scheduler takes nothing", failed);
        }
    }

    private void create(String name, Instant at, String task) {
        client.get()
                .createSchedule(schedule -> schedule.groupName(group)
                        .name(name)
                        .scheduleExpression(expression(at))
                        .flexibleTimeWindow(punctual())
                        .actionAfterCompletion(ActionAfterCompletion.DELETE)
                        .target(target(task)));
    }

    private void update(String name, Instant at, String task) {
        try {
            client.get()
                    .updateSchedule(schedule -> schedule.groupName(group)
                            .name(name)
                            .scheduleExpression(expression(at))
                            .flexibleTimeWindow(punctual())
                            .actionAfterCompletion(ActionAfterCompletion.DELETE)
                            .target(target(task)));
        } catch (SdkException failed) {
            // Also when it fired just now: tried again, it is made anew or found to be over.
            throw new Unreachable("the scheduler changes nothing", failed);
        }
    }

    @Override
    public void remove(String name) {
        try {
            client.get().deleteSchedule(schedule -> schedule.groupName(group).name(name));
        } catch (ResourceNotFoundException _) {
            // Fired, or taken away before.
        } catch (SdkException failed) {
            throw new Unreachable("the scheduler gives nothing back", failed);
        }
    }

    private static String expression(Instant at) {
        return "at(" + UTC.format(at) + ")";
    }

    private static FlexibleTimeWindow punctual() {
        return FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();
    }

    private Target target(String task) {
        var target = Target.builder().arn(function).roleArn(role).input("{\"task\":\"" + task + "\"}");
        failures.ifPresent(queue -> target.deadLetterConfig(where -> where.arn(queue)));
        return target.build();
    }
}
