package com.speechcad.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** What must outlive a deployment: database, files, the key of the tenants' secrets, and the network they are in. */
final class DataStack extends Stack {
    private final Network network;
    private final Database database;
    private final FilesBucket files;
    private final Key tenantKeys;

    DataStack(Construct scope, StageSettings stage) {
        super(
                scope,
                "speechcad-" + stage.name() + "-data",
                StackProps.builder()
                        .description("Speechcad " + stage.name() + ": what is kept")
                        .terminationProtection(stage.keepsData())
                        .build());
        network = new Network(this, stage);
        database = new Database(this, stage, network);
        files = new FilesBucket(this, stage);
        tenantKeys = Key.Builder.create(this, "TenantKeys")
                .description("Speechcad " + stage.name() + ": the tenants' provider keys")
                .enableKeyRotation(true)
                .removalPolicy(stage.keepsData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
    }

    Network network() {
        return network;
    }

    Database database() {
        return database;
    }

    FilesBucket files() {
        return files;
    }

    IKey tenantKeys() {
        return tenantKeys;
    }
}
