package com.speechcad.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The role of one function. It begins with what Lambda needs to run it at all: its own log group, its network card, its
 * traces. Everything else is granted. The managed policies that Lambda proposes would open every log group.
 */
final class FunctionRole extends Construct {
    private final Role role;

    FunctionRole(Construct scope, Service service, LogGroup logs) {
        super(scope, "Identity");
        role = Role.Builder.create(this, "Role")
                .description("Speechcad " + service.module())
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        role.addToPolicy(PolicyStatement.Builder.create()
                .sid("NetworkCard")
                .actions(List.of(
                        "ec2:CreateNetworkInterface",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeSubnets",
                        "ec2:DeleteNetworkInterface",
                        "ec2:AssignPrivateIpAddresses",
                        "ec2:UnassignPrivateIpAddresses"))
                .resources(List.of("*"))
                .build());
        Rules.except(
                role,
                "AwsSolutions-IAM5",
                "A function in a network makes and removes its own network card, whose name nobody knows before; X-Ray"
                        + " takes traces without a resource. Neither action can be narrowed.",
                "Resource::*");
    }

    Role role() {
        return role;
    }
}
