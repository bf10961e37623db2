package com.speechcad.local.deploy;

import com.speechcad.local.words.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was asked for.
 *
 * @param command deploy, destroy or doctor
 * @param stage empty for the doctor of this machine
 * @param profile of the AWS CLI; empty for its default
 * @param file with variables to look at, one {@code NAME=value} a line; empty for none
 * @param data a lab's folder, whose variables are looked at; empty for the usual one, if there is one
 * @param yes whether nobody is asked before something is changed
 * @param atOnce whether a deployment moves every alias in one step, also in prod
 */
record OperateArguments(
        String command,
        String stage,
        String profile,
        String file,
        String data,
        boolean dryRun,
        boolean yes,
        boolean atOnce) {
    private static final Set<String> STAGES = Set.of("dev", "prod");
    private static final Map<String, Form> FORMS = Map.of(
            "deploy", Form.of("deploy", "--stage STAGE", "--profile P", "--dry-run", "--yes", "--at-once"),
            "destroy", Form.of("destroy", "--stage STAGE", "--profile P", "--dry-run", "--yes"),
            "doctor", Form.of("doctor", "--env FILE", "--data DIR", "--stage STAGE", "--profile P"));

    static OperateArguments read(String... arguments) {
        var command = arguments.length == 0 ? "" : arguments[0];
        var form = Optional.ofNullable(FORMS.get(command))
                .orElseThrow(() -> new IllegalArgumentException("there is no command " + command));
        var words = form.read(Arrays.copyOfRange(arguments, 1, arguments.length));
        var stage = words.text("--stage").orElse("");
        if (!stage.isEmpty() && !STAGES.contains(stage)) {
            throw new IllegalArgumentException("a stage is dev or prod, but is " + stage);
        }
        if (stage.isEmpty() && !command.equals("doctor")) {
            throw new IllegalArgumentException(command + " needs --stage dev or --stage prod");
        }
        return new OperateArguments(
                command,
                stage,
                words.text("--profile").orElse(""),
                words.text("--env").orElse(""),
                words.text("--data").orElse(""),
                words.has("--dry-run"),
                words.has("--yes"),
                words.has("--at-once"));
    }

    /** Empty for the doctor of this machine. */
    Optional<Plan> plan() {
        return switch (command) {
            case "deploy" -> Optional.of(Plan.deploy(stage, needsAnswers(), atOnce));
            case "destroy" -> Optional.of(Plan.destroy(stage));
            case "doctor" -> stage.isEmpty() ? Optional.empty() : Optional.of(Plan.doctor(stage));
            default -> throw new IllegalArgumentException("there is no command " + command);
        };
    }

    /** Prod is changed, and anything destroyed, only by somebody who said so twice. */
    boolean asksFirst() {
        return !yes && (command.equals("destroy") || (command.equals("deploy") && stage.equals("prod")));
    }

    /** What somebody types the stage's name to. */
    String question() {
        return command.equals("destroy")
                ? "This deletes stage " + stage
                        + " for good: its database, its files and its keys, of which no copy is kept."
                        + " Type its name to go on:"
                : "This changes stage " + stage + ". Type its name to go on:";
    }

    /** Whether the CDK asks, after the differences were shown, before it opens anything wider than it was. */
    boolean needsAnswers() {
        return !yes && command.equals("deploy");
    }

    /** What prod cannot do without: nobody could release its kill switch, and nobody would be told of an alarm. */
    List<String> missing(Map<String, String> settings) {
        return command.equals("deploy") && stage.equals("prod")
                ? Stream.of("OWNER_TELEGRAM_IDS", "ALARM_EMAIL")
                        .filter(name -> settings.getOrDefault(name, "").isBlank())
                        .toList()
                : List.of();
    }
}
