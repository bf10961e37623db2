package com.speechcad.infra;

import com.speechcad.infra.StageSettings.Instance;
import com.speechcad.infra.StageSettings.Serverless;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.ProxyTarget;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.ISecretAttachmentTarget;
import software.constructs.Construct;

/** PostgreSQL 17 as one of two things: an instance of RDS, or a cluster of Aurora Serverless v2. */
sealed interface PostgresServer {
    String GENERATED = "a generated secret is there";

    /** The log that is exported; CloudWatch's group is named after server and log. */
    String LOG = "postgresql";

    /**
     * A function's instance that AWS has thrown away or frozen says no goodbye: its connection is closed when its machine does
     * not answer any more, after two minutes. What answers and does nothing goes after ten; the pools close earlier
     * themselves. Details of an error quote rows, which may hold numbers.
     */
    Map<String, String> PARAMETERS = Map.of(
            "rds.force_ssl", "1",
            "tcp_keepalives_idle", "60",
            "tcp_keepalives_interval", "20",
            "tcp_keepalives_count", "3",
            "idle_session_timeout", "600000",
            "log_error_verbosity", "terse");

    /** What it makes, for the rules' exceptions. */
    Construct itself();

    IConnectable connections();

    ISecretAttachmentTarget secretsTarget();

    /** The owner's password, generated. */
    ISecret owner();

    ProxyTarget proxied();

    /** As the runbook's commands name it. */
    String name();

    /** {@code host:port} of whoever may write. */
    String address();

    Metric processor(MetricOptions options);

    Metric connected(MetricOptions options);

    /** Bytes that are still free on the volume; empty where the volume grows by itself. */
    Optional<Metric> room(MetricOptions options);

    static PostgresServer in(Construct scope, StageSettings stage, Network network) {
        return switch (stage.database().machine()) {
            case Instance machine -> new Rds(scope, stage, network, machine);
            case Serverless machine -> new Aurora(scope, stage, network, machine);
        };
    }

    private static ParameterGroup parameters(Construct scope, IEngine engine, StageSettings stage) {
        return ParameterGroup.Builder.create(scope, "Parameters")
                .engine(engine)
                .description("Speechcad " + stage.name())
                .parameters(PARAMETERS)
                .build();
    }

    /** Fixed, so that the log's group can be there, with an end, before the server writes into it. */
    private static String name(StageSettings stage) {
        return "speechcad-" + stage.name();
    }

    /** RDS makes it without an end when it is not there yet. */
    private static LogGroup log(Construct scope, StageSettings stage, String kind) {
        return LogGroup.Builder.create(scope, "Log")
                .logGroupName("/aws/rds/" + kind + "/" + name(stage) + "/" + LOG)
                .retention(ServiceFunction.logRetention(stage))
                .removalPolicy(removal(stage))
                .build();
    }

    private static RemovalPolicy removal(StageSettings stage) {
        return stage.keepsData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    /** One instance, with a standby in another zone or without. */
    final class Rds implements PostgresServer {
        private final DatabaseInstance instance;

        private Rds(Construct scope, StageSettings stage, Network network, Instance machine) {
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
                    .parameterGroup(parameters(scope, engine, stage))
                    .allocatedStorage(machine.storageGb())
                    .storageEncrypted(true)
                    .multiAz(settings.standby())
                    .backupRetention(Duration.days(settings.backupDays()))
                    .copyTagsToSnapshot(true)
                    .cloudwatchLogsExports(List.of(LOG))
                    .deletionProtection(stage.keepsData())
                    .removalPolicy(removal(stage))
                    .build();
            instance.getNode().addDependency(log(scope, stage, "instance"));
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
        public Metric processor(MetricOptions options) {
            return instance.metricCPUUtilization(options);
        }

        @Override
        public Metric connected(MetricOptions options) {
            return instance.metricDatabaseConnections(options);
        }

        @Override
        public Optional<Metric> room(MetricOptions options) {
            return Optional.of(instance.metricFreeStorageSpace(options));
        }
    }

    /** A cluster whose writer grows and shrinks between two sizes, with a reader to fall back on or without. */
    final class Aurora implements PostgresServer {
        private final DatabaseCluster cluster;

        private Aurora(Construct scope, StageSettings stage, Network network, Serverless machine) {
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
                    .parameterGroup(parameters(scope, engine, stage))
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
                    .removalPolicy(removal(stage));
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
            cluster.getNode().addDependency(log(scope, stage, "cluster"));
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
        public Metric processor(MetricOptions options) {
            return cluster.metricCPUUtilization(options);
        }

        @Override
        public Metric connected(MetricOptions options) {
            return cluster.metricDatabaseConnections(options);
        }

        @Override
        public Optional<Metric> room(MetricOptions options) {
            return Optional.empty();
        }
    }
}
