package com.speechcad.local.deploy;

import static com.speechcad.local.deploy.Steps.ask;
import static com.speechcad.local.deploy.Steps.cdk;
import static com.speechcad.local.deploy.Steps.invoke;
import static com.speechcad.local.deploy.Steps.synth;

import com.speechcad.local.deploy.Step.Deed;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is done to a stage, in order. The same list is printed by {@code --dry-run} and walked without it.
 *
 * @param must how many of the first steps have to work, or it ends there; the others are walked all the same
 */
record Plan(String title, int must, List<Step> steps) {
    /** Where the templates are written, below the project's folder. */
    static final String OUT = "cdk.out";

    /** The CDK's command line that goes with the library of the build. */
    static final String CDK = "aws-cdk@2.1148.1";

    /**
     * @param asks whether the CDK asks before it opens anything wider; it refuses to go on where nobody can answer, and in an
     *     empty account everything is wider than before
     * @param atOnce whether the aliases move in one step and past every alarm, also in prod
     */
    static Plan deploy(String stage, boolean asks, boolean atOnce) {
        var approval = asks ? "broadening" : "never";
        var data = "speechcad-" + stage + "-data";
        var service = "speechcad-" + stage + "-service";
        var migrate = "speechcad-" + stage + "-migrate";
        var cron = "speechcad-" + stage + "-billing-cron:live";
        var stepwise = stage.equals("prod") && !atOnce;
        var steps = Stream.of(
                        Steps.tools(),
                        Steps.account(),
                        Steps.secrets(stage),
                        synth(stage, atOnce),
                        new Step(
                                "The account has room for the instances that the functions reserve",
                                "A new account may run ten at once; the stack would fail after the database was made.",
                                "Ask for more in Service Quotas (AWS Lambda, Concurrent executions) and start again."
                                        + " Nothing was changed.",
                                new Deed.Room(stage, OUT)),
                        ask(
                                "The account and the region are made ready for the CDK",
                                "Once for both, by somebody who may make roles.",
                                "Run the command, and start again. Nothing was changed.",
                                new Bootstrapped()),
                        ask(
                                "What serves is what was deployed last",
                                stepwise
                                        ? "After a rollback by hand it is not, and a canary would lead callers back to what was"
                                                + " bad."
                                        : "After a rollback by hand it is not, and you see it here.",
                                "See docs/runbook.md, A deployment is moved back. Nothing was changed.",
                                new LiveVersions(service, !stepwise)),
                        stepwise ? quiet(stage) : null,
                        cdk(
                                "You see what will change",
                                "Resources that would be replaced are marked.",
                                "Nothing was changed.",
                                "diff",
                                data,
                                service),
                        cdk(
                                        "What keeps data is up to date, and the function that migrates with it",
                                        "Nothing that serves has moved yet.",
                                        "CloudFormation has undone it; what serves is untouched. After a first deployment of prod the"
                                                + " protected database stays: see docs/runbook.md, A first deployment failed.",
                                        "deploy",
                                        data,
                                        "--exclusively",
                                        "--require-approval",
                                        approval)
                                .taking(
                                        "the first time as long as AWS makes a database, some 10 to 30 minutes; later one or"
                                                + " two. Not timed yet"),
                        invoke(
                                "You see which migrations are pending",
                                "",
                                "Its log says why: docs/runbook.md, A function fails, with migrate as the name. What serves is untouched.",
                                migrate,
                                "{\"task\":\"pending\"}",
                                false),
                        invoke(
                                "The schema is expanded",
                                "Before any alias moves: the version that serves now goes on working on it. What takes"
                                        + " something away comes with a later version (contract).",
                                "The migration that failed undid itself; those before it stay, and what serves works on"
                                        + " them. Fix forward; if it got no lock, see docs/runbook.md, A deployment is moved back.",
                                migrate,
                                "{}",
                                false),
                        cdk(
                                        "New versions are published and the aliases move to them",
                                        stepwise
                                                ? "A tenth of the callers for five minutes (fifteen for tasks and queues), then all; an"
                                                        + " alarm moves it back by itself."
                                                : "All at once, as in every stage but prod and wherever it was asked for; no alarm stops"
                                                        + " it, and nothing moves it back by itself: the next steps knock, and"
                                                        + " docs/runbook.md, A deployment is moved back, says how to go back.",
                                        "CloudFormation has moved the aliases back. The schema stays expanded, which the version"
                                                + " before was made for: see docs/runbook.md, A deployment is moved back.",
                                        "deploy",
                                        service,
                                        "--exclusively",
                                        "--require-approval",
                                        approval)
                                .taking(
                                        stepwise
                                                ? "more than 15 minutes, for which the tasks and the queues are watched; the first time"
                                                        + " some minutes, because nobody serves yet"
                                                : "some minutes. Not timed yet"),
                        new Step(
                                "The stage's addresses are known",
                                "",
                                "The stack is not there: the step before did not make it.",
                                new Deed.Outputs(service)),
                        invoke(
                                "The default tenant has its keys",
                                "Once each: afterwards the database wins.",
                                "Its log says why: docs/runbook.md, A function fails, with billing-cron as the name.",
                                cron,
                                "{\"task\":\"seed-tenant\"}",
                                false),
                        invoke(
                                "Telegram knows the webhook, its secret, the allowed updates and the commands",
                                "For every tenant that has a bot.",
                                "The token or the secret is missing or refused. What is deployed serves; start the task"
                                        + " connect-bots again when it is set.",
                                cron,
                                "{\"task\":\"connect-bots\"}",
                                false),
                        invoke(
                                "Retell's numbers and its limit of simultaneous calls are read",
                                "",
                                "Its log says why: docs/runbook.md, A function fails, with billing-cron as the name.",
                                cron,
                                "{\"task\":\"sync-numbers\"}",
                                false),
                        new Step(
                                "The stage answers from outside, and so does its database",
                                "",
                                "See docs/runbook.md, Webhooks fail.",
                                new Deed.Get("/health")),
                        invoke(
                                "Every webhook takes an authentic letter that asks for nothing",
                                "Sent by the stage itself to its public address, so that no key leaves it.",
                                "See docs/runbook.md, Webhooks fail. To go back: A deployment is moved back.",
                                cron,
                                "{\"task\":\"knock\"}",
                                true),
                        invoke(
                                        "The doctor finds nothing wrong: settings, database, keys, queues, files, worker, providers",
                                        "",
                                        "The stage is deployed; each line says what to do.",
                                        cron,
                                        "{\"task\":\"doctor\"}",
                                        true)
                                .taking("up to a minute: it sends the worker a job and waits for it"),
                        Steps.alarmMail(stage, "The stage is deployed; each line says what to do."))
                .filter(Objects::nonNull)
                .toList();
        return new Plan("Deploy stage " + stage, steps.size(), steps);
    }

    private static Step quiet(String stage) {
        return new Step(
                "No alarm is on that would stop it",
                "CodeDeploy stops a canary while one of its alarms is on, also one that brings the fix.",
                "See docs/runbook.md, A deployment is moved back. Nothing was changed.",
                new Deed.Quiet(stage, OUT));
    }

    /** @throws IllegalArgumentException for a stage that keeps data */
    static Plan destroy(String stage) {
        if (!stage.equals("dev")) {
            throw new IllegalArgumentException("destroy is for dev only; " + stage
                    + " is never deleted by a command. Its database and stack are protected as well");
        }
        var data = "speechcad-dev-data";
        var service = "speechcad-dev-service";
        var steps = List.of(
                Steps.tools(),
                Steps.account(),
                synth("dev", false),
                cdk("What serves is gone", "", "Try again.", "destroy", service, "--exclusively", "--force"),
                new Step(
                        "The buckets are empty",
                        "CloudFormation deletes only empty ones.",
                        "Try again.",
                        new Deed.Empty(data)),
                cdk(
                        "Database, files and keys are gone",
                        "There is no way back: dev keeps no final snapshot.",
                        "Try again.",
                        "destroy",
                        data,
                        "--exclusively",
                        "--force"));
        return new Plan("Destroy stage dev, with everything in it", steps.size(), steps);
    }

    static Plan doctor(String stage) {
        return new Plan(
                "Look at stage " + stage,
                2,
                List.of(
                        Steps.tools(),
                        Steps.account(),
                        invoke(
                                "The doctor looks at settings, database, keys, queues, files, worker and providers",
                                "",
                                "Each line says what to do. Without lines the function was not reached: is the stage deployed,"
                                        + " in this region?",
                                "speechcad-" + stage + "-billing-cron:live",
                                "{\"task\":\"doctor\"}",
                                true),
                        Steps.alarmMail(
                                stage,
                                "Each line says what to do. Without lines the stack was not found: is the stage deployed, in"
                                        + " this region?")));
    }
}
