package com.speechcad.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IInterfaceVpcEndpointService;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.Port;
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

    /** What the functions ask of AWS all day; the providers themselves are reached through the NAT gateway in any case. */
    private static final Map<String, IInterfaceVpcEndpointService> INSIDE = new TreeMap<>(Map.of(
            "Queues", InterfaceVpcEndpointAwsService.SQS,
            "Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
            "Keys", InterfaceVpcEndpointAwsService.KMS,
            "Schedules", new InterfaceVpcEndpointAwsService("scheduler")));

    private final Vpc vpc;
    private final SecurityGroup functions;
    private final Optional<SecurityGroup> endpoints;

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
        endpoints = stage.interfaceEndpoints() ? Optional.of(endpointsFor(functions)) : Optional.empty();
    }

    private SecurityGroup endpointsFor(ISecurityGroup callers) {
        var group = SecurityGroup.Builder.create(this, "Endpoints")
                .vpc(vpc)
                .description("Speechcad, AWS services inside the network")
                .build();
        group.addIngressRule(callers, Port.tcp(443), "the functions, and nobody else");
        INSIDE.forEach((id, service) -> vpc.addInterfaceEndpoint(
                id,
                InterfaceVpcEndpointOptions.builder()
                        .service(service)
                        .subnets(FUNCTIONS)
                        .securityGroups(List.of(group))
                        .open(false)
                        .build()));
        return group;
    }

    /**
     * For what is in the network and in a group of its own: where AWS's services have addresses inside, nobody in the network
     * reaches them by another way.
     */
    void letReachAws(ISecurityGroup caller, String whoItIs) {
        // In the caller's stack, which knows both groups; this one is deployed before it.
        endpoints.ifPresent(group -> group.addIngressRule(caller, Port.tcp(443), whoItIs, true));
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
