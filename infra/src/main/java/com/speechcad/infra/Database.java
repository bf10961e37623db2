package com.speechcad.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * PostgreSQL 17, encrypted, in subnets without a way out.
 *
 * <p>The owner (who migrates) and the functions' restricted role have a password each; the functions never see the
 * owner's.
 */
final class Database extends Construct {
    /** The restricted role of the migrations, as which every function connects. */
    static final String FUNCTIONS_ROLE = "speechcad_app";

    private static final String NAME = "speechcad";

    private final DatabaseInstance instance;
    private final Secret functionsPassword;

    Database(Construct scope, StageSettings stage, Network network) {
        super(scope, "Database");
        var settings = stage.database();
        instance = DatabaseInstance.Builder.create(this, "Instance")
                .engine(DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                        .version(PostgresEngineVersion.VER_17)
                        .build()))
                .instanceType(new InstanceType(settings.instanceType()))
                .vpc(network.vpc())
                .vpcSubnets(Network.DATABASE)
                .publiclyAccessible(false)
                .databaseName(NAME)
                .credentials(Credentials.fromGeneratedSecret("speechcad_owner"))
                .parameters(Map.of("rds.force_ssl", "1"))
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
        functionsPassword = Secret.Builder.create(this, "FunctionsPassword")
                .description("Password of " + FUNCTIONS_ROLE + ", the role the functions connect as")
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(40)
                        .excludePunctuation(true)
                        .build())
                .build();
    }

    /** What JDBC connects to; the server refuses a connection without TLS. */
    String url() {
        return "jdbc:postgresql://" + instance.getDbInstanceEndpointAddress() + ":"
                + instance.getDbInstanceEndpointPort() + "/" + NAME + "?sslmode=require";
    }

    ISecret functionsPassword() {
        return functionsPassword;
    }
}
