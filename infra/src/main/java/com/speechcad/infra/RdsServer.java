package com.speechcad.infra;

import com.speechcad.infra.StageSettings.Instance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.ProxyTarget;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.ISecretAttachmentTarget;
import software.constructs.Construct;

/** One instance, with a standby in another zone or without. */
final class RdsServer implements PostgresServer {
    private final DatabaseInstance instance;
    private final Instance machine;

    RdsServer(Construct scope, StageSettings stage, Network network, Instance machine) {
        this.machine = machine;
        var settings = stage.database();
        var engine = DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                .version(PostgresEngineVersion.VER_17)
                .build());
        instance = DatabaseInstance.Builder.create(scope, "Instance")
                .instanceIdentifier(PostgresServer.name(stage))
                .engine(engine)
                .instanceType(new InstanceType(machine.type()))
                .vpc(network.vpc())
                .vpcSubnets(Network.DATABASE)
                .publiclyAccessible(false)
                .databaseName(Database.NAME)
                .credentials(Credentials.fromGeneratedSecret(Database.OWNER))
                .parameterGroup(PostgresServer.parameters(scope, engine, stage))
                .allocatedStorage(machine.storageGb())
                // Of gp2 a small volume may read and write a hundred times a second; gp3 does 3,000 at the same price.
                .storageType(StorageType.GP3)
                .maxAllocatedStorage(machine.mostStorageGb())
                .storageEncrypted(true)
                .multiAz(settings.standby())
                .backupRetention(Duration.days(settings.backupDays()))
                .copyTagsToSnapshot(true)
                .cloudwatchLogsExports(List.of(LOG))
                .deletionProtection(stage.keepsData())
                .removalPolicy(PostgresServer.removal(stage))
                .build();
        instance.getNode().addDependency(PostgresServer.log(scope, stage, "instance"));
        if (!stage.keepsData()) {
            Rules.except(instance, "AwsSolutions-RDS3", "A stage to try things on may be away while a zone is.");
        }
    }

    @Override
    public Construct itself() {
        return instance;
    }

    @Override
    public IConnectable connections() {
        return instance;
    }

    @Override
    public ISecretAttachmentTarget secretsTarget() {
        return instance;
    }

    @Override
    public ISecret owner() {
        return Objects.requireNonNull(instance.getSecret(), GENERATED);
    }

    @Override
    public ProxyTarget proxied() {
        return ProxyTarget.fromInstance(instance);
    }

    @Override
    public String name() {
        return instance.getInstanceIdentifier();
    }

    @Override
    public String address() {
        return instance.getDbInstanceEndpointAddress() + ":" + instance.getDbInstanceEndpointPort();
    }

    @Override
    public List<Object> addressParts() {
        return List.of(instance.getDbInstanceEndpointAddress(), instance.getDbInstanceEndpointPort());
    }

    @Override
    public Metric processor(MetricOptions options) {
        return instance.metricCPUUtilization(options);
    }

    @Override
    public Metric connected(MetricOptions options) {
        return instance.metricDatabaseConnections(options);
    }

    @Override
    public Optional<Metric> borrowed(MetricOptions options) {
        return machine.borrows() ? Optional.of(instance.metric("CPUSurplusCreditsCharged", options)) : Optional.empty();
    }

    @Override
    public Optional<Metric> room(MetricOptions options) {
        return Optional.of(instance.metricFreeStorageSpace(options));
    }
}
