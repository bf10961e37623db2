package com.speechcad.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.secretsmanager.HostedRotation;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.RotationSchedule;
import software.amazon.awscdk.services.secretsmanager.SingleUserHostedRotationOptions;
import software.constructs.Construct;

/**
 * A password of the database is renewed once a month, by AWS's own function for PostgreSQL, in the network. AWS tries the
 * password when this is made, also where it does not renew it at once: the role has to be there, and the way to the server.
 */
final class Renewal extends Construct {
    static final String OWNER = "owner";
    static final String FUNCTIONS = "functions";
    private static final Duration EVERY = Duration.days(30);

    /** @param whose {@link #OWNER} or {@link #FUNCTIONS} */
    Renewal(Construct scope, StageSettings stage, String whose, ISecret secret, Database database, Network network) {
        super(scope, "Renewal-" + whose);
        var name = name(stage, whose);
        // Lambda would make it without an end.
        var log = LogGroup.Builder.create(this, "Log")
                .logGroupName("/aws/lambda/" + name)
                .retention(ServiceFunction.logRetention(stage))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var group = SecurityGroup.Builder.create(this, "Group")
                .vpc(network.vpc())
                .description("Speechcad, the renewal of a password: " + whose)
                .build();
        var way = CfnSecurityGroupIngress.Builder.create(this, "Way")
                .groupId(database.group())
                .sourceSecurityGroupId(group.getSecurityGroupId())
                .ipProtocol("tcp")
                .fromPort(Database.PORT)
                .toPort(Database.PORT)
                .description("the renewal of a password")
                .build();
        network.letReachAws(group, "the renewal of a password");
        RotationSchedule.Builder.create(this, "Schedule")
                .secret(secret)
                .automaticallyAfter(EVERY)
                // By itself it begins at once, while a first deployment goes on with the password that it read.
                .rotateImmediatelyOnUpdate(false)
                .hostedRotation(HostedRotation.postgreSqlSingleUser(SingleUserHostedRotationOptions.builder()
                        .functionName(name)
                        .vpc(network.vpc())
                        .vpcSubnets(Network.FUNCTIONS)
                        .securityGroups(List.of(group))
                        .build()))
                .build()
                .getNode()
                .addDependency(log, way);
    }

    /** What Lambda knows AWS's functions by. */
    static List<String> names(StageSettings stage) {
        return List.of(name(stage, OWNER), name(stage, FUNCTIONS));
    }

    private static String name(StageSettings stage, String whose) {
        return "speechcad-" + stage.name() + "-renew-" + whose;
    }
}
