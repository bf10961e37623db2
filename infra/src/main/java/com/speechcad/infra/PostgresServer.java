package com.speechcad.infra;

import com.speechcad.infra.StageSettings.Instance;
import com.speechcad.infra.StageSettings.Serverless;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.rds.IEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.ProxyTarget;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.ISecretAttachmentTarget;
import software.constructs.Construct;

/** PostgreSQL 17 as one of two things: an instance of RDS, or a cluster of Aurora Serverless v2; here, what both have. */
sealed interface PostgresServer permits RdsServer, AuroraServer {
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

    /** Host and port on their own, as the stack hands them on. */
    List<Object> addressParts();

    Metric processor(MetricOptions options);

    Metric connected(MetricOptions options);

    /** Minutes of a processor that are paid for on top; empty where the machine has all of its processors all the time. */
    Optional<Metric> borrowed(MetricOptions options);

    /** Bytes that are still free on the volume; empty where the volume grows by itself. */
    Optional<Metric> room(MetricOptions options);

    static PostgresServer in(Construct scope, StageSettings stage, Network network) {
        return switch (stage.database().machine()) {
            case Instance machine -> new RdsServer(scope, stage, network, machine);
            case Serverless machine -> new AuroraServer(scope, stage, network, machine);
        };
    }

    static ParameterGroup parameters(Construct scope, IEngine engine, StageSettings stage) {
        return ParameterGroup.Builder.create(scope, "Parameters")
                .engine(engine)
                .description("Speechcad " + stage.name())
                .parameters(PARAMETERS)
                .build();
    }

    /** Fixed, so that the log's group can be there, with an end, before the server writes into it. */
    static String name(StageSettings stage) {
        return "speechcad-" + stage.name();
    }

    /** RDS makes it without an end when it is not there yet. */
    static LogGroup log(Construct scope, StageSettings stage, String kind) {
        return LogGroup.Builder.create(scope, "Log")
                .logGroupName("/aws/rds/" + kind + "/" + name(stage) + "/" + LOG)
                .retention(ServiceFunction.logRetention(stage))
                .removalPolicy(stage.removal())
                .build();
    }

    /**
     * Kept also where the stack's first creation fails, unlike all else: it is protected, so that CloudFormation could not delete
     * it, and would stop half way.
     */
    static RemovalPolicy removal(StageSettings stage) {
        return stage.keepsData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
