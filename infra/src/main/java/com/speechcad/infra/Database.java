package com.speechcad.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.ProxyTarget;
import software.amazon.awscdk.services.secretsmanager.HostedRotation;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.RotationScheduleOptions;
import software.amazon.awscdk.services.secretsmanager.SingleUserHostedRotationOptions;
import software.constructs.Construct;

/**
 * PostgreSQL 17, encrypted, in subnets without a way out.
 *
 * <p>The owner (who migrates) and the functions' restricted role have a password each, both renewed every month; the
 * functions never see the owner's.
 */
final class Database extends Construct {
    /** The restricted role of the migrations, as which every function connects. */
    static final String FUNCTIONS_ROLE = "speechcad_app";

    /** Who owns the schema and migrates it. */
    static final String OWNER = "speechcad_owner";

    private static final String NAME = "speechcad";
    private static final Duration RENEWED_EVERY = Duration.days(30);

    private final DatabaseInstance instance;
    private final ISecret owner;
    private final ISecret functions;
    private final String address;

    Database(Construct scope, StageSettings stage, Network network) {
        super(scope, "Database");
        var settings = stage.database();
        var engine = DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                .version(PostgresEngineVersion.VER_17)
                .build());
        instance = DatabaseInstance.Builder.create(this, "Instance")
                .engine(engine)
                .instanceType(new InstanceType(settings.instanceType()))
                .vpc(network.vpc())
                .vpcSubnets(Network.DATABASE)
                .publiclyAccessible(false)
                .databaseName(NAME)
                .credentials(Credentials.fromGeneratedSecret(OWNER))
                .parameterGroup(ParameterGroup.Builder.create(this, "Parameters")
                        .engine(engine)
                        .description("Speechcad " + stage.name())
                        .parameters(Map.of("rds.force_ssl", "1"))
                        .build())
                .allocatedStorage(settings.storageGb())
                .storageEncrypted(true)
                .multiAz(settings.standby())
                .backupRetention(Duration.days(settings.backupDays()))
                .copyTagsToSnapshot(true)
                .cloudwatchLogsExports(List.of("postgresql"))
                .deletionProtection(stage.keepsData())
                .removalPolicy(stage.keepsData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        instance.getConnections().allowDefaultPortFrom(network.functions(), "the functions, and nobody else");
        owner = renewed(Objects.requireNonNull(instance.getSecret(), "a generated secret is there"), network.vpc());
        functions = renewed(
                DatabaseSecret.Builder.create(this, "Functions")
                        .username(FUNCTIONS_ROLE)
                        .build()
                        .attach(instance),
                network.vpc());
        address = settings.proxy() ? proxy(network).getEndpoint() : instance.getDbInstanceEndpointAddress();
        exceptions(stage);
    }

    /** Shares connections between more instances of functions than the database lets in. */
    private DatabaseProxy proxy(Network network) {
        var group = SecurityGroup.Builder.create(this, "ProxyGroup")
                .vpc(network.vpc())
                .description("Speechcad RDS Proxy")
                .build();
        group.addIngressRule(network.functions(), Port.tcp(5432), "the functions, and nobody else");
        var proxy = DatabaseProxy.Builder.create(this, "Proxy")
                .proxyTarget(ProxyTarget.fromInstance(instance))
                .secrets(List.of(owner, functions))
                .vpc(network.vpc())
                .vpcSubnets(Network.DATABASE)
                .securityGroups(List.of(group))
                .requireTls(true)
                .build();
        instance.getConnections().allowDefaultPortFrom(proxy, "the proxy");
        return proxy;
    }

    /** AWS's own rotation function for PostgreSQL, in the network, once a month. */
    private ISecret renewed(ISecret secret, IVpc vpc) {
        var renewal = HostedRotation.postgreSqlSingleUser(SingleUserHostedRotationOptions.builder()
                .vpc(vpc)
                .vpcSubnets(Network.FUNCTIONS)
                .build());
        secret.addRotationSchedule(
                "Renewed",
                RotationScheduleOptions.builder()
                        .automaticallyAfter(RENEWED_EVERY)
                        .hostedRotation(renewal)
                        .build());
        instance.getConnections().allowDefaultPortFrom(renewal, "the renewal of a password");
        return secret;
    }

    private void exceptions(StageSettings stage) {
        Rules.except(
                instance,
                "AwsSolutions-RDS11",
                "Another port hides nothing from who can reach it, and only one security group can.");
        if (!stage.keepsData()) {
            Rules.except(instance, "AwsSolutions-RDS3", "A stage to try things on may be away while a zone is.");
            Rules.except(instance, "AwsSolutions-RDS10", "A stage to try things on is deleted when nobody needs it.");
        }
    }

    /** What JDBC connects to; the server refuses a connection without TLS. */
    String url() {
        return "jdbc:postgresql://" + address + ":" + instance.getDbInstanceEndpointPort() + "/" + NAME
                + "?sslmode=require";
    }

    /** The functions' user name and password, as AWS writes them: JSON with {@code username} and {@code password}. */
    ISecret functions() {
        return functions;
    }

    /** Where the functions find their password, as their configuration says it. */
    String functionsPassword() {
        return ProviderSecrets.reference(functions.getSecretArn() + "#password");
    }

    /** Where whoever migrates finds the owner's. */
    String ownerPassword() {
        return ProviderSecrets.reference(owner.getSecretArn() + "#password");
    }

    /** The owner's, who migrates. */
    ISecret owner() {
        return owner;
    }

    /** What its figures are known by. */
    DatabaseInstance instance() {
        return instance;
    }
}
