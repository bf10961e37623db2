package com.speechcad.infra;

import com.speechcad.infra.StageSettings.Serverless;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.ProxyTarget;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.ISecretAttachmentTarget;
import software.constructs.Construct;

/** A cluster whose writer grows and shrinks between two sizes, with a reader to fall back on or without. */
final class AuroraServer implements PostgresServer {
    private final DatabaseCluster cluster;

    AuroraServer(Construct scope, StageSettings stage, Network network, Serverless machine) {
        var settings = stage.database();
        var engine = DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
                .version(AuroraPostgresEngineVersion.VER_17_4)
                .build());
        var builder = DatabaseCluster.Builder.create(scope, "Cluster")
                .clusterIdentifier(PostgresServer.name(stage))
                .engine(engine)
                .vpc(network.vpc())
                .vpcSubnets(Network.DATABASE)
                .defaultDatabaseName(Database.NAME)
                .credentials(Credentials.fromGeneratedSecret(Database.OWNER))
                .parameterGroup(PostgresServer.parameters(scope, engine, stage))
                .serverlessV2MinCapacity(machine.leastUnits())
                .serverlessV2MaxCapacity(machine.mostUnits())
                .writer(ClusterInstance.serverlessV2(
                        "Writer",
                        ServerlessV2ClusterInstanceProps.builder()
                                .publiclyAccessible(false)
                                .build()))
                .storageEncrypted(true)
                .backup(BackupProps.builder()
                        .retention(Duration.days(settings.backupDays()))
                        .build())
                .copyTagsToSnapshot(true)
                .cloudwatchLogsExports(List.of(LOG))
                .deletionProtection(stage.keepsData())
                .removalPolicy(PostgresServer.removal(stage));
        if (settings.standby()) {
            builder.readers(List.of(ClusterInstance.serverlessV2(
                    "Reader",
                    ServerlessV2ClusterInstanceProps.builder()
                            .publiclyAccessible(false)
                            // As large as the writer at any time: it takes over without having to grow first.
                            .scaleWithWriter(true)
                            .build())));
        }
        cluster = builder.build();
        cluster.getNode().addDependency(PostgresServer.log(scope, stage, "cluster"));
        Rules.except(
                cluster,
                "AwsSolutions-RDS6",
                "The functions' role has a password that is renewed every month; a token of IAM lasts a quarter of an"
                        + " hour, and a pool would have to renew it in the middle of a request.");
    }

    @Override
    public Construct itself() {
        return cluster;
    }

    @Override
    public IConnectable connections() {
        return cluster;
    }

    @Override
    public ISecretAttachmentTarget secretsTarget() {
        return cluster;
    }

    @Override
    public ISecret owner() {
        return Objects.requireNonNull(cluster.getSecret(), GENERATED);
    }

    @Override
    public ProxyTarget proxied() {
        return ProxyTarget.fromCluster(cluster);
    }

    @Override
    public String name() {
        return cluster.getClusterIdentifier();
    }

    @Override
    public String address() {
        return cluster.getClusterEndpoint().getSocketAddress();
    }

    @Override
    public List<Object> addressParts() {
        var writer = cluster.getClusterEndpoint();
        return List.of(writer.getHostname(), writer.getPort());
    }

    @Override
    public Metric processor(MetricOptions options) {
        return cluster.metricCPUUtilization(options);
    }

    @Override
    public Metric connected(MetricOptions options) {
        return cluster.metricDatabaseConnections(options);
    }

    @Override
    public Optional<Metric> borrowed(MetricOptions options) {
        return Optional.empty();
    }

    @Override
    public Optional<Metric> room(MetricOptions options) {
        return Optional.empty();
    }
}
