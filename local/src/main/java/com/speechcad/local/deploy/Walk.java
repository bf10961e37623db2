package com.speechcad.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.deploy.Step.Deed;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks a plan, or only prints it, and says of a step that does not work what is so then. */
final class Walk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_LINES = 20;

    private final Cloud cloud;
    private final Path folder;
    private final PrintStream out;
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private final List<String> done = new ArrayList<>();

    /** @param folder the project's */
    Walk(Cloud cloud, Path folder, PrintStream out) {
        this.cloud = cloud;
        this.folder = folder;
        this.out = out;
    }

    /**
     * For somebody who has to sign it.
     *
     * @param head what is to be known before the first step
     */
    static void print(Plan plan, List<String> head, PrintStream out) {
        out.println(plan.title() + ": the plan. Nothing is done.");
        head.forEach(out::println);
        var number = 0;
        for (var step : plan.steps()) {
            out.printf("%n%2d. %s%n", ++number, step.title());
            if (!step.why().isEmpty()) {
                out.println("    " + step.why());
            }
            if (!step.takes().isEmpty()) {
                out.println("    Takes: " + step.takes());
            }
            out.println("    $ " + step.shown());
            out.println("    If it fails: " + step.ifItFails());
        }
    }

    /** @return whether every step worked */
    boolean walk(Plan plan) {
        out.println(plan.title());
        var number = 0;
        var isDone = true;
        for (var step : plan.steps()) {
            out.printf("%n[%d/%d] %s%n", ++number, plan.steps().size(), step.title());
            var began = System.nanoTime();
            try {
                walk(step.deed());
            } catch (Cloud.Failed failed) {
                out.println("FAILED: " + failed.getMessage());
                out.println(step.ifItFails());
                isDone = false;
                if (number <= plan.must()) {
                    return false;
                }
                continue;
            }
            done.add("%s (%.0f s)".formatted(step.title(), (System.nanoTime() - began) / 1e9));
        }
        summary();
        return isDone;
    }

    private void walk(Deed deed) {
        switch (deed) {
            case Deed.Command(var words) -> cloud.command(words);
            case Deed.Invoke(var function, var payload, var tells) ->
                told(lines(cloud.invoke(function, payload)), tells);
            case Deed.Ask(var question) -> told(question.answer(cloud), true);
            case Deed.Room(var stage, var templates) ->
                out.println("  " + AccountRoom.of(cloud, stage, folder.resolve(templates)));
            case Deed.Quiet(var stage, var templates) ->
                out.println("  " + GroupAlarms.of(cloud, stage, folder.resolve(templates)));
            case Deed.Outputs(var stack) -> read(stack);
            case Deed.Get(var path) -> get(path);
            case Deed.Empty(var stack) -> empty(stack);
        }
    }

    private void told(List<String> lines, boolean tells) {
        lines.forEach(line -> out.println("  " + line));
        var wrong = lines.stream().filter(line -> line.startsWith("WRONG")).count();
        if (tells && wrong > 0) {
            throw new Cloud.Failed(LocalDoctor.howMany(wrong));
        }
    }

    private static List<String> lines(JsonNode answer) {
        var lines = new ArrayList<String>();
        if (answer.path("said").isArray()) {
            answer.path("said").forEach(line -> lines.add(line.asText()));
        } else {
            lines.add(Json.write(answer));
        }
        return lines;
    }

    private void read(String stack) {
        var said = cloud.ask(List.of(
                "aws",
                "cloudformation",
                "describe-stacks",
                "--stack-name",
                stack,
                "--query",
                "Stacks[0].Outputs",
                "--output",
                "json"));
        Json.parse(said.getBytes(StandardCharsets.UTF_8))
                .forEach(output -> outputs.put(
                        output.path("OutputKey").asText(),
                        output.path("OutputValue").asText()));
        outputs.forEach((name, value) -> out.printf("  %-16s %s%n", name, value));
    }

    private void get(String path) {
        var base = outputs.getOrDefault("PublicBaseUrl", "");
        if (base.isEmpty()) {
            throw new Cloud.Failed("the stack says no PublicBaseUrl");
        }
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(PATIENCE)
                    .build();
            var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            var status = answer.statusCode();
            out.println("  " + base + path + " -> " + status);
            // After "ok", a line for each setting that is missing.
            answer.body().lines().skip(1).limit(MOST_LINES).forEach(line -> out.println("  " + line));
            if (status != 200) {
                throw new Cloud.Failed(path + " answers " + status);
            }
        } catch (IOException away) {
            throw new Cloud.Failed(path + " does not answer: " + away.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cloud.Failed("interrupted");
        }
    }

    private void empty(String stack) {
        if (!Stacks.isThere(cloud, stack)) {
            out.println("  " + stack + " is not there");
            return;
        }
        for (var bucket : Stacks.resources(cloud, stack, "AWS::S3::Bucket")) {
            cloud.command(List.of("aws", "s3", "rm", "s3://" + bucket, "--recursive", "--only-show-errors"));
        }
    }

    private void summary() {
        if (done.isEmpty()) {
            return;
        }
        out.println();
        out.println("Done:");
        done.forEach(step -> out.println("  - " + step));
    }
}
