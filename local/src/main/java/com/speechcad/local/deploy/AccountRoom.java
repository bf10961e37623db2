package com.speechcad.local.deploy;

import com.speechcad.local.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** Whether Lambda may run as many instances at once in this account as a stage reserves, beside what others reserve. */
final class AccountRoom {
    static final List<String> QUESTION = List.of(
            "aws",
            "lambda",
            "get-account-settings",
            "--query",
            "AccountLimit.[ConcurrentExecutions,UnreservedConcurrentExecutions]",
            "--output",
            "text");

    /** What AWS keeps for functions that reserve nothing; it refuses a reservation that leaves less. */
    private static final int KEPT_FREE = 100;

    private AccountRoom() {}

    /**
     * A line for the operator.
     *
     * @param stage whose templates count; those of others may lie beside them
     * @param templates the folder with what CloudFormation is given
     * @throws Cloud.Failed when there is too little, saying how much is wanted
     */
    static String of(Cloud cloud, String stage, Path templates) {
        var reserved = reserved(stage, templates);
        var said = cloud.ask(QUESTION).strip();
        if (!said.matches("[0-9]{1,9}\\s+[0-9]{1,9}")) {
            throw new Cloud.Failed("AWS did not say how many instances may run at once");
        }
        var limit = Integer.parseInt(said.split("\\s+", 2)[0]);
        // What AWS has set aside already, without what it has for this stage from the time before.
        var others = limit - Integer.parseInt(said.split("\\s+", 2)[1]) - deployed(cloud, stage);
        if (limit < others + reserved + KEPT_FREE) {
            throw new Cloud.Failed("this account may run " + limit
                    + " instances of functions at once; the stage reserves "
                    + reserved + ", other functions in the account reserve " + others + ", and AWS keeps " + KEPT_FREE
                    + " free: " + (others + reserved + KEPT_FREE) + " are wanted");
        }
        return reserved + " instances are reserved, " + (limit - others) + " may run at once in this account"
                + (others > 0 ? " beside the " + others + " that others reserve" : "");
    }

    /** What the stage's functions reserve that are there already. */
    private static int deployed(Cloud cloud, String stage) {
        var sum = 0;
        for (var stack : List.of("speechcad-" + stage + "-data", "speechcad-" + stage + "-service")) {
            if (Stacks.isThere(cloud, stack)) {
                for (var function : Stacks.resources(cloud, stack, "AWS::Lambda::Function")) {
                    sum += reservedBy(cloud, function);
                }
            }
        }
        return sum;
    }

    private static int reservedBy(Cloud cloud, String function) {
        var said = cloud.ask(List.of(
                        "aws",
                        "lambda",
                        "get-function-concurrency",
                        "--function-name",
                        function,
                        "--query",
                        "ReservedConcurrentExecutions",
                        "--output",
                        "text"))
                .strip();
        return said.matches("[0-9]{1,9}") ? Integer.parseInt(said) : 0;
    }

    private static int reserved(String stage, Path templates) {
        try (var files = Files.newDirectoryStream(templates, "speechcad-" + stage + "-*.template.json")) {
            return StreamSupport.stream(files.spliterator(), false)
                    .mapToInt(AccountRoom::reservedIn)
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int reservedIn(Path template) {
        try {
            var sum = 0;
            for (var resource : Json.parse(Files.readString(template).getBytes(StandardCharsets.UTF_8))
                    .path("Resources")) {
                sum += resource.path("Properties")
                        .path("ReservedConcurrentExecutions")
                        .asInt(0);
            }
            return sum;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
