package com.speechcad.infra;

import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Functions reach out through one NAT gateway and nobody reaches in; the database has no way out at all. */
final class Network extends Construct {
    static final SubnetSelection FUNCTIONS =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();
    static final SubnetSelection DATABASE =
            SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

    private final Vpc vpc;
    private final SecurityGroup functions;

    Network(Construct scope, StageSettings stage) {
        super(scope, "Network");
        vpc = Vpc.Builder.create(this, "Vpc")
                .maxAzs(2)
                .natGateways(1)
                .restrictDefaultSecurityGroup(false) // would add a function that is not ours; nothing uses that group
                .subnetConfiguration(List.of(
                        subnet("public", SubnetType.PUBLIC),
                        subnet("functions", SubnetType.PRIVATE_WITH_EGRESS),
                        subnet("database", SubnetType.PRIVATE_ISOLATED)))
                .build();
        vpc.addFlowLog(
                "Refused",
                FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(LogGroup.Builder.create(this, "FlowLog")
                                .retention(ServiceFunction.logRetention(stage))
                                .removalPolicy(RemovalPolicy.DESTROY)
                                .build()))
                        .trafficType(FlowLogTrafficType.REJECT)
                        .build());
        // Files and recordings would otherwise be paid for by the gigabyte at the NAT gateway.
        vpc.addGatewayEndpoint(
                "Files",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        functions = SecurityGroup.Builder.create(this, "Functions")
                .vpc(vpc)
                .description("Speechcad functions")
                .build();
    }

    IVpc vpc() {
        return vpc;
    }

    /** The group every function is in; the database lets in this group only. */
    ISecurityGroup functions() {
        return functions;
    }

    private static SubnetConfiguration subnet(String name, SubnetType type) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(22)
                .build();
    }
}
