package com.speechcad.local.deploy;

import java.util.Iterator;
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
 * @param data the lab's folder, whose variables are looked at when there is no file
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

    static OperateArguments read(String... arguments) {
        var words = List.of(arguments).iterator();
        var command = next(words, "a command");
        var stage = "";
        var profile = "";
        var file = "";
        var data = ".speechcad";
        var dryRun = false;
        var yes = false;
        var atOnce = false;
        while (words.hasNext()) {
            var word = words.next();
            switch (word) {
                case "--stage" -> stage = next(words, word);
                case "--profile" -> profile = next(words, word);
                case "--env" -> file = next(words, word);
                case "--data" -> data = next(words, word);
                case "--dry-run" -> dryRun = true;
                case "--yes" -> yes = true;
                case "--at-once" -> atOnce = true;
                default -> throw new IllegalArgumentException(command + " does not know " + word);
            }
        }
        if (!stage.isEmpty() && !STAGES.contains(stage)) {
            throw new IllegalArgumentException("a stage is dev or prod, but is " + stage);
        }
        if (stage.isEmpty() && !command.equals("doctor")) {
            throw new IllegalArgumentException(command + " needs --stage dev or --stage prod");
        }
        if (atOnce && !command.equals("deploy")) {
            throw new IllegalArgumentException(command + " does not know --at-once");
        }
        return new OperateArguments(command, stage, profile, file, data, dryRun, yes, atOnce);
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

    private static String next(Iterator<String> words, String what) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return words.next();
    }
}
