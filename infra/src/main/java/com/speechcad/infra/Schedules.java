package com.speechcad.infra;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleGroup;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * What happens by the clock: the recurring tasks, and a group in which the worker makes one-time schedules
 * itself. Both reach the same function, as the same role.
 */
final class Schedules extends Construct {
    private final Role role;
    private final ScheduleGroup oneTime;
    private final Queue failures;

    Schedules(Construct scope) {
        super(scope, "Schedules");
        failures = WorkQueue.deadLetters(this);
        role = Role.Builder.create(this, "Role")
                .description("EventBridge Scheduler, when it calls billing-cron-fn")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com"))
                .build();
        oneTime = ScheduleGroup.Builder.create(this, "OneTime")
                // Its name is the template's: one that stayed behind would refuse the next stage of this name. What is
                // in
                // it is made again by the sweeps.
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        failures.grantSendMessages(role);
    }

    /** Where a task goes that could not be delivered, or that the function refused. */
    Queue failures() {
        return failures;
    }

    /** Lets the role call the function, and the recurring tasks begin. */
    void call(ServiceFunction function) {
        var cron = function.entrance();
        // Lambda keeps what the scheduler hands over in a queue of its own, for six hours if nobody says otherwise.
        cron.configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .maxEventAge(Duration.minutes(15))
                .retryAttempts(2)
                .build());
        Rules.except(
                cron,
                "Serverless-LambdaAsyncFailureDestination",
                "What fails three times goes to the function's own dead-letter queue, which has its alarm.");
        cron.grantInvoke(role);
        for (var task : Task.values()) {
            Schedule.Builder.create(this, task.id())
                    .description("Speechcad " + task.id())
                    .schedule(task.expression())
                    .target(LambdaInvoke.Builder.create(cron)
                            .role(role)
                            .input(ScheduleTargetInput.fromObject(Map.of("task", task.id())))
                            .deadLetterQueue(failures)
                            // The next run does what this one missed; an old one must not pile up behind it.
                            .maxEventAge(Duration.minutes(15))
                            .retryAttempts(3)
                            .build())
                    .build();
        }
    }

    /** Lets the function make and delete one-time schedules that call {@code targetArn} as our role. */
    void writableBy(ServiceFunction function, String targetArn) {
        oneTime.grantWriteSchedules(function.principal());
        oneTime.grantDeleteSchedules(function.principal());
        function.exceptWildcards(
                "One-time schedules get their names at run time; the group they are in is fixed.",
                "Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/"
                        + oneTime.getScheduleGroupName() + "/*");
        role.grantPassRole(function.principal().getGrantPrincipal());
        function.environment("SCHEDULER_GROUP", oneTime.getScheduleGroupName());
        function.environment("SCHEDULER_ROLE_ARN", role.getRoleArn());
        function.environment("SCHEDULER_TARGET_ARN", targetArn);
        function.environment("SCHEDULER_DEAD_LETTER_ARN", failures.getQueueArn());
    }
}
