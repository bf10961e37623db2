package com.speechcad.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.DatabaseSecret;
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

    static final String NAME = "speechcad";
    private static final String OWNERS = "owner";
    private static final String FUNCTIONS = "functions";
    private static final Duration RENEWED_EVERY = Duration.days(30);

    private final PostgresServer server;
    private final ISecret owner;
    private final ISecret functions;
    private final String address;

    Database(Construct scope, StageSettings stage, Network network) {
        super(scope, "Database");
        server = PostgresServer.in(this, stage, network);
        connections().allowDefaultPortFrom(network.functions(), "the functions, and nobody else");
        owner = renewed(server.owner(), OWNERS, stage, network);
        functions = renewed(
                DatabaseSecret.Builder.create(this, "Functions")
                        .username(FUNCTIONS_ROLE)
                        .build()
                        .attach(server.secretsTarget()),
                FUNCTIONS,
                stage,
                network);
        address = stage.database().proxy() ? proxy(network).getEndpoint() + ":5432" : server.address();
        exceptions(stage);
    }

    private Connections connections() {
        return server.connections().getConnections();
    }

    /** Shares connections between more instances of functions than the database lets in. */
    private DatabaseProxy proxy(Network network) {
        var group = SecurityGroup.Builder.create(this, "ProxyGroup")
                .vpc(network.vpc())
                .description("Speechcad RDS Proxy")
                .build();
        group.addIngressRule(network.functions(), Port.tcp(5432), "the functions, and nobody else");
        var proxy = DatabaseProxy.Builder.create(this, "Proxy")
                .proxyTarget(server.proxied())
                .secrets(List.of(owner, functions))
                .vpc(network.vpc())
                .vpcSubnets(Network.DATABASE)
                .securityGroups(List.of(group))
                .requireTls(true)
                .build();
        connections().allowDefaultPortFrom(proxy, "the proxy");
        return proxy;
    }

    /** AWS's own rotation function for PostgreSQL, in the network, once a month. Its log's group is there before it. */
    private ISecret renewed(ISecret secret, String whose, StageSettings stage, Network network) {
        var name = renewal(stage, whose);
        var log = LogGroup.Builder.create(this, "RenewalLog-" + whose)
                .logGroupName("/aws/lambda/" + name)
                .retention(ServiceFunction.logRetention(stage))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var renewal = HostedRotation.postgreSqlSingleUser(SingleUserHostedRotationOptions.builder()
                .functionName(name)
                .vpc(network.vpc())
                .vpcSubnets(Network.FUNCTIONS)
                .build());
        secret.addRotationSchedule(
                        "Renewed",
                        RotationScheduleOptions.builder()
                                .automaticallyAfter(RENEWED_EVERY)
                                // By itself it begins at once, while the first migration still makes the role.
                                .rotateImmediatelyOnUpdate(false)
                                .hostedRotation(renewal)
                                .build())
                .getNode()
                .addDependency(log);
        connections().allowDefaultPortFrom(renewal, "the renewal of a password");
        network.letReachAws(renewal, "the renewal of a password");
        return secret;
    }

    /** The names of AWS's functions that renew the passwords. */
    static List<String> renewals(StageSettings stage) {
        return List.of(renewal(stage, OWNERS), renewal(stage, FUNCTIONS));
    }

    private static String renewal(StageSettings stage, String whose) {
        return "speechcad-" + stage.name() + "-renew-" + whose;
    }

    private void exceptions(StageSettings stage) {
        Rules.except(
                server.itself(),
                "AwsSolutions-RDS11",
                "Another port hides nothing from who can reach it, and only one security group can.");
        if (!stage.keepsData()) {
            Rules.except(
                    server.itself(), "AwsSolutions-RDS10", "A stage to try things on is deleted when nobody needs it.");
        }
    }

    /** What JDBC connects to; the server refuses a connection without TLS. */
    String url() {
        return "jdbc:postgresql://" + address + "/" + NAME + "?sslmode=require";
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
    PostgresServer server() {
        return server;
    }
}
