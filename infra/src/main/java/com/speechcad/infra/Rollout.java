package com.speechcad.infra;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.ILambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * How a new version comes to its callers: in {@code prod} a tenth of them meet it for five minutes, or for fifteen where
 * queues and the clock are the callers, and an alarm moves the alias back by itself. Both versions run side by side
 * meanwhile, which the migrations allow: they only add.
 *
 * <p>Where all move at once no alarm takes part. It could move nothing back, because CodeDeploy is done within seconds and
 * looks at no alarm afterwards; but one that is on already, as {@code webhooks-fail} is while a bug is out there, would
 * stop the deployment that brings the fix.
 */
final class Rollout extends Construct {
    private final LambdaApplication application;
    private final Role role;
    private final StageSettings stage;

    Rollout(Construct scope, StageSettings stage) {
        super(scope, "Rollout");
        this.stage = stage;
        application = LambdaApplication.Builder.create(this, "Application").build();
        role = Role.Builder.create(this, "Role")
                .description("CodeDeploy, when it moves an alias of speechcad " + stage.name())
                .assumedBy(new ServicePrincipal("codedeploy.amazonaws.com"))
                .managedPolicies(List.of(
                        ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSCodeDeployRoleForLambdaLimited")))
                .build();
        Rules.except(
                role,
                "AwsSolutions-IAM4",
                "CodeDeploy's own policy, the limited one: it moves aliases and reads alarms. AWS keeps it up to date.",
                "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited");
    }

    /** The alias of {@code function} moves: step by step, and back when one of the alarms goes off, or at once. */
    void guard(Service service, ServiceFunction function, List<IAlarm> alarms) {
        var group = LambdaDeploymentGroup.Builder.create(this, service.module())
                .application(application)
                .alias(function.live().orElseThrow())
                .role(role)
                .deploymentConfig(steps(service))
                .alarms(stage.canary() ? alarms : List.of())
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .stoppedDeployment(true)
                        .deploymentInAlarm(stage.canary())
                        .build())
                .build();
        group.getNode().addDependency(role);
    }

    private ILambdaDeploymentConfig steps(Service service) {
        if (!stage.canary()) {
            return LambdaDeploymentConfig.ALL_AT_ONCE;
        }
        // Some tasks run every ten minutes, and a quiet queue brings little: a tenth of it takes longer to meet.
        return service.isWebhook()
                ? LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES
                : LambdaDeploymentConfig.CANARY_10_PERCENT_15_MINUTES;
    }
}
