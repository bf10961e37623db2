package com.speechcad.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.rds.DatabaseProxy;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.secretsmanager.ISecret;
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

    /** PostgreSQL's own, on every server and proxy. */
    static final int PORT = 5432;

    private final PostgresServer server;
    private final ISecret owner;
    private final ISecret functions;
    private final String address;
    private final List<Object> addresses;

    Database(Construct scope, StageSettings stage, Network network) {
        super(scope, "Database");
        server = PostgresServer.in(this, stage, network);
        connections().allowDefaultPortFrom(network.functions(), "the functions, and nobody else");
        owner = server.owner();
        new Renewal(this, stage, Renewal.OWNER, owner, this, network);
        var generated = DatabaseSecret.Builder.create(this, "Functions")
                .username(FUNCTIONS_ROLE)
                .build();
        Rules.except(generated, "AwsSolutions-SMG4", "It is renewed by the stack that serves: see Renewal.");
        functions = generated.attach(server.secretsTarget());
        var parts = new ArrayList<>(server.addressParts());
        if (stage.database().proxy()) {
            var endpoint = proxy(network).getEndpoint();
            parts.add(endpoint);
            address = endpoint + ":" + PORT;
        } else {
            address = server.address();
        }
        addresses = List.copyOf(parts);
        exceptions(stage);
    }

    /** The group that the server is in. */
    String group() {
        return connections().getSecurityGroups().getFirst().getSecurityGroupId();
    }

    /** Every host and port there is to connect to, whether or not anybody does. */
    List<Object> addresses() {
        return addresses;
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
        group.addIngressRule(network.functions(), Port.tcp(PORT), "the functions, and nobody else");
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

    /** From then on: its role is there once the schema was migrated, which is before what serves is deployed. */
    void renewFunctions(Construct scope, StageSettings stage, Network network) {
        new Renewal(scope, stage, Renewal.FUNCTIONS, functions, this, network);
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

    /**
     * What JDBC connects to; the server refuses a connection without TLS. That it is the server is not checked
     * ({@code verify-full}): between the functions and it lie the stage's own subnets only, where nobody but AWS could stand
     * in between. A check would need RDS's root
     * certificates in every archive (others for a proxy), renewed before they end, and one that is missing shuts every
     * function out at once; it can be tried against RDS only. To be decided anew when the database is reached over a network
     * that is not the stage's own.
     */
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
