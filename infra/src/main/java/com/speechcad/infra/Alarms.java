package com.speechcad.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.rds.CfnEventSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** What wakes an operator. Every alarm names the section of the runbook that says what to do. */
final class Alarms extends Construct {
    private static final String RUNBOOK = "docs/runbook.md#";

    private final Topic operators;
    private final String stage;
    private final List<IAlarm> all = new ArrayList<>();

    /** @param email who is written to; AWS asks that address first whether it wants to be */
    Alarms(Construct scope, StageSettings stage, Optional<String> email) {
        super(scope, "Alarms");
        this.stage = stage.name();
        operators = Topic.Builder.create(this, "Operators")
                .displayName("Speechcad " + stage.name())
                .enforceSsl(true)
                .build();
        // A topic that has a policy of its own loses SNS's: without this line CloudWatch is refused and nobody is told.
        operators.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(operators.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build());
        email.ifPresent(address -> operators.addSubscription(new EmailSubscription(address)));
    }

    /**
     * Has RDS tell the operators in its own words when a tenth or less of an instance's volume is left, at whatever size,
     * when it cannot grow or comes to its limit, and when it fails.
     */
    void tellOf(String instance) {
        var policy = operators.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("DatabasesOfThisAccount")
                .principals(List.of(new ServicePrincipal("events.rds.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(operators.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build());
        var says = CfnEventSubscription.Builder.create(this, "DatabaseSays")
                .snsTopicArn(operators.getTopicArn())
                .sourceType("db-instance")
                .sourceIds(List.of(instance))
                .eventCategories(List.of("low storage", "failure"))
                .build();
        // It refers to the topic alone; RDS refuses one that it may not publish to yet.
        says.getNode().addDependency(Objects.requireNonNull(policy.getPolicyDependable(), "the topic's policy"));
    }

    /**
     * Goes off when {@code metric} is at {@code threshold} or above, for {@code minutes} in a row; for as many periods, where the
     * metric's are longer than a minute.
     */
    IAlarm atLeast(String name, String section, IMetric metric, double threshold, int minutes) {
        return add(
                name,
                section,
                metric,
                threshold,
                minutes,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                TreatMissingData.NOT_BREACHING);
    }

    /** Goes off when {@code metric} is below {@code threshold}, for {@code minutes} in a row; silence counts as zero. */
    IAlarm below(String name, String section, IMetric metric, double threshold, int minutes) {
        return add(
                name,
                section,
                metric,
                threshold,
                minutes,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                TreatMissingData.BREACHING);
    }

    /** Every alarm there is, in the order they were made. */
    List<IAlarm> all() {
        return List.copyOf(all);
    }

    /** Where the operators are told. */
    String topicArn() {
        return operators.getTopicArn();
    }

    private IAlarm add(
            String name,
            String section,
            IMetric metric,
            double threshold,
            int minutes,
            ComparisonOperator comparison,
            TreatMissingData missing) {
        var alarm = Alarm.Builder.create(this, name)
                .alarmName("speechcad-" + stage + "-" + name)
                .alarmDescription("What to do: " + RUNBOOK + section)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(comparison)
                .treatMissingData(missing)
                .evaluationPeriods(minutes)
                .build();
        alarm.addAlarmAction(new SnsAction(operators));
        alarm.addOkAction(new SnsAction(operators));
        all.add(alarm);
        return alarm;
    }

    /** One point a minute, so that "for n minutes" is n periods. */
    static final Duration MINUTE = Duration.minutes(1);
}
