package com.speechcad.infra;

import software.amazon.awscdk.CfnOutput;
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

    DataStack(Construct scope, StageSettings stage, FunctionCode code) {
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
                .removalPolicy(stage.removal())
                .build();
        // Whichever of them the functions take: what serves imports the one of yesterday while this stack is deployed.
        // An export is taken away one release after its import, and inventory/exports.txt says which there are.
        database.addresses().forEach(this::exportValue);
        migrations(stage, code);
        CfnOutput.Builder.create(this, "DatabaseServer")
                .description("What the runbook's commands about the database name")
                .value(database.server().name())
                .build();
    }

    /** Here and not with what serves: a deployment brings the schema up to date before it moves anything else. */
    private void migrations(StageSettings stage, FunctionCode code) {
        var migrate = new ServiceFunction(this, Service.MIGRATE, stage, code, network, null);
        migrate.environment("DATABASE_URL", database.url());
        migrate.environment("DATABASE_USER", Database.FUNCTIONS_ROLE);
        migrate.environment("DATABASE_PASSWORD", database.functionsPassword());
        migrate.environment("DATABASE_OWNER_USER", Database.OWNER);
        migrate.environment("DATABASE_OWNER_PASSWORD", database.ownerPassword());
        database.owner().grantRead(migrate.principal());
        database.functions().grantRead(migrate.principal());
        CfnOutput.Builder.create(this, "MigrateFunction")
                .description("What brings the schema up to date")
                .value(Service.MIGRATE.functionName(stage))
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
