package com.speechcad.infra;

import static com.speechcad.infra.Service.BILLING_CRON;
import static com.speechcad.infra.Service.DYNOPAY;
import static com.speechcad.infra.Service.RETELL;
import static com.speechcad.infra.Service.TELEGRAM;
import static com.speechcad.infra.Service.WORKER;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What a deployment replaces: functions, their doors, queues and schedules. It keeps nothing. */
final class ServiceStack extends Stack {
    private final Map<Service, ServiceFunction> functions = new EnumMap<>(Service.class);

    ServiceStack(Construct scope, StageSettings stage, Operator operator, FunctionCode code, DataStack data) {
        super(
                scope,
                "speechcad-" + stage.name() + "-service",
                StackProps.builder()
                        .description("Speechcad " + stage.name() + ": what serves")
                        .build());
        var schedules = new Schedules(this);
        for (var service : Service.SERVING) {
            var failures = service == BILLING_CRON ? schedules.failures() : null;
            functions.put(service, new ServiceFunction(this, service, stage, code, data.network(), failures));
        }
        // Here and not beside the secret: a migration has made the role by now, and AWS tries its password at once.
        data.database().renewFunctions(this, stage, data.network());
        var api = webhooks(stage);
        var bulk = new WorkQueue(this, "Bulk", WORKER);
        var jobs = new WorkQueue(this, "Jobs", WORKER);
        bulk.feed(function(WORKER), stage.bulkConcurrency());
        jobs.feed(function(WORKER), stage.jobsConcurrency());
        schedules.call(function(BILLING_CRON));

        // Its tasks alone take keys from here into the database, where every function finds its tenant's, sealed.
        new ProviderSecrets(this, stage).readableBy(function(BILLING_CRON));
        var publicUrl = operator.publicBaseUrl().orElseGet(api::url);
        for (var function : functions.values()) {
            connect(function, data);
            bulk.sendableBy(function, "BULK_QUEUE_URL");
            jobs.sendableBy(function, "JOBS_QUEUE_URL");
            function.environment("PUBLIC_BASE_URL", publicUrl);
            function.environment("STAGE", stage.name());
            operator.environment().forEach(function::environment);
        }
        var cronName = BILLING_CRON.functionName(stage);
        // Jobs alone make schedules and files, and the worker alone does jobs; of the tasks one forgets files.
        schedules.writableBy(function(WORKER), arnOf(cronName + ":" + ServiceFunction.ALIAS));
        data.files().writableBy(function(WORKER));
        List.of(TELEGRAM, BILLING_CRON, WORKER).forEach(service -> data.files().readableBy(function(service)));
        List.of(BILLING_CRON, WORKER).forEach(service -> data.files().deletableBy(function(service)));
        var watch = new Watch(this, stage, operator.alarmEmail());
        functions.forEach(watch::function);
        watch.business();
        watch.clock(function(BILLING_CRON));
        watch.rounds(WORKER, function(WORKER));
        watch.queue("bulk", bulk);
        watch.queue("jobs", jobs);
        watch.failures("schedules", schedules.failures());
        watch.api(api.api());
        watch.database(data.database().server());
        watch.renewals(Renewal.names(stage));
        var rollout = new Rollout(this, stage);
        functions.forEach((service, function) -> rollout.guard(service, function, watch.newVersion(service, function)));
        watch.finish();
        output("PublicBaseUrl", "Where Telegram, Retell and DynoPay reach this stage", publicUrl);
        output("TelegramWebhook", "What the bot of the tenant default is told", publicUrl + "/telegram/default");
        output("RetellWebhook", "What Retell's agents of the tenant default are told", publicUrl + "/retell/default");
        output(
                "CronFunction",
                "What a deployment and the runbook start tasks with",
                cronName + ":" + ServiceFunction.ALIAS);
        output("BulkQueueUrl", "Dials that are due", bulk.queue().getQueueUrl());
        output("JobsQueueUrl", "Long work, in chunks", jobs.queue().getQueueUrl());
        output(
                "BulkDeadLetters",
                "Where dials are that failed: docs/runbook.md#dead-letters",
                bulk.failures().getQueueArn());
        output(
                "JobsDeadLetters",
                "Where long work is that failed: docs/runbook.md#dead-letters",
                jobs.failures().getQueueArn());
        output(
                "ScheduleDeadLetters",
                "Where tasks are that could not be started: docs/runbook.md#dead-letters",
                schedules.failures().getQueueArn());
        output("Dashboard", "Its name in CloudWatch", watch.board().name());
        output(
                "AlarmTopic",
                "Subscribe here to be told of alarms",
                watch.alarms().topicArn());
        output("Runbook", "What to do when an alarm goes off", "docs/runbook.md");
    }

    private void output(String name, String description, String value) {
        CfnOutput.Builder.create(this, name)
                .description(description)
                .value(value)
                .build();
    }

    private WebhookApi webhooks(StageSettings stage) {
        var api = new WebhookApi(this, stage);
        api.route("/telegram/{tenant}", function(TELEGRAM));
        api.route("/retell/{tenant}", function(RETELL));
        api.route("/dynopay/{tenant}/{invoice}/{token}", function(DYNOPAY));
        api.routeGet("/health", function(TELEGRAM));
        return api;
    }

    private void connect(ServiceFunction function, DataStack data) {
        var database = data.database();
        database.functions().grantRead(function.principal());
        function.environment("DATABASE_URL", database.url());
        function.environment("DATABASE_USER", Database.FUNCTIONS_ROLE);
        function.environment("DATABASE_PASSWORD", database.functionsPassword());
        data.files().named(function);
        data.tenantKeys().grantEncryptDecrypt(function.principal());
        function.exceptWildcards(
                "The key's own grant: these actions are for one key, which the statement names.",
                "Action::kms:GenerateDataKey*",
                "Action::kms:ReEncrypt*");
        function.environment("KMS_KEY_ID", data.tenantKeys().getKeyArn());
    }

    private ServiceFunction function(Service service) {
        var function = functions.get(service);
        if (function == null) {
            throw new IllegalStateException(service + " is not built yet");
        }
        return function;
    }

    private String arnOf(String functionName) {
        return formatArn(ArnComponents.builder()
                .service("lambda")
                .resource("function")
                .resourceName(functionName)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
    }
}
