package com.speechcad.infra;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** One function with a role and a log group of its own. It may do only what it was granted. */
final class ServiceFunction extends Construct {
    /** The name callers know every serving function by. */
    static final String ALIAS = "live";

    private final Function function;
    private final Optional<Alias> live;
    private final FunctionRole role;
    private final LogGroup logs;

    /**
     * @param failures where an event goes that the function refused three times, for who is called asynchronously
     */
    ServiceFunction(
            Construct scope,
            Service service,
            StageSettings stage,
            FunctionCode code,
            Network network,
            @Nullable IQueue failures) {
        super(scope, service.module());
        logs = LogGroup.Builder.create(this, "Logs")
                .retention(logRetention(stage))
                .removalPolicy(stage.removal())
                .build();
        role = new FunctionRole(this, service, logs);
        function = Function.Builder.create(this, "Function")
                .description("Speechcad " + service.module() + ", stage " + stage.name())
                // Fixed: the runbook's commands name it, and one function's ARN is in its own environment.
                .functionName(service.functionName(stage))
                .runtime(Runtime.JAVA_25)
                .architecture(stage.architecture())
                .code(code.of(service.module()))
                .handler(service.handler())
                .role(role.role())
                .tracing(Tracing.ACTIVE)
                .memorySize(service.memoryMb())
                .timeout(service.timeout())
                .reservedConcurrentExecutions(stage.concurrency(service))
                .snapStart(service.isWebhook() ? SnapStartConf.ON_PUBLISHED_VERSIONS : null)
                .deadLetterQueue(failures)
                .recursiveLoop(service.goesRound() ? RecursiveLoop.ALLOW : null)
                .logGroup(logs)
                .vpc(network.vpc())
                .vpcSubnets(Network.FUNCTIONS)
                .securityGroups(List.of(network.functions()))
                // The version before stays where it is: without it nothing could be rolled back by hand, because
                // CloudFormation deletes a version as soon as the template has the next one.
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                        .build())
                .build();
        live = service == Service.MIGRATE ? Optional.empty() : Optional.of(live(function));
        exceptions(service, failures);
    }

    /** What callers know: a deployment moves it to a new version, a rollback moves it back. */
    private Alias live(Function published) {
        return Alias.Builder.create(this, "Live")
                .aliasName(ALIAS)
                .version(published.getCurrentVersion())
                .build();
    }

    private void exceptions(Service service, @Nullable IQueue failures) {
        if (failures == null) {
            Rules.except(
                    function,
                    "Serverless-LambdaDLQ",
                    service.isWebhook()
                            ? "Called synchronously by the API: who called gets the error and tries again."
                            : service == Service.MIGRATE
                                    ? "Called synchronously by a deployment, which stops at its error."
                                    : "Fed by queues, which have dead-letter queues of their own.");
        }
        if (service.isWebhook()) {
            Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        }
    }

    /** What grants are given to. */
    IGrantable principal() {
        return function;
    }

    /** What it says, one JSON object a line. */
    LogGroup logs() {
        return logs;
    }

    /** The function behind every alias. */
    Function itself() {
        return function;
    }

    /** What events are sent to: the alias, and the function itself where only a deployment calls. */
    IFunction entrance() {
        return live.<IFunction>map(alias -> alias).orElse(function);
    }

    /** What a deployment moves; empty for what is called by a deployment itself. */
    Optional<Alias> live() {
        return live;
    }

    /** Why these wildcards, and no others, may stand in the role's policy. */
    void exceptWildcards(String reason, String... found) {
        Rules.except(role.role(), "AwsSolutions-IAM5", reason, found);
    }

    void environment(String name, String value) {
        function.addEnvironment(name, value);
    }

    /** CloudWatch's own list of periods; a number outside it is refused. */
    static RetentionDays logRetention(StageSettings stage) {
        return switch (stage.logRetentionDays()) {
            case 7 -> RetentionDays.ONE_WEEK;
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 180 -> RetentionDays.SIX_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            default ->
                throw new IllegalArgumentException(
                        "logs are kept 7, 14, 30, 90, 180 or 365 days, but not " + stage.logRetentionDays());
        };
    }
}
