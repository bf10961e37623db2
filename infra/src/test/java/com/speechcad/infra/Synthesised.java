package com.speechcad.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awscdk.App;

/** The templates of a stage as the app writes them, made once for all tests; the functions' code is a stand-in. */
record Synthesised(Path out) {
    private static final Map<String, Synthesised> STAGES = new ConcurrentHashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Synthesised stage(String name) {
        return STAGES.computeIfAbsent(name, Synthesised::synthesise);
    }

    /** Synthesises anew, into a folder of its own. */
    static Synthesised synthesise(String stage) {
        return of(StageSettings.of(stage));
    }

    /** The same of settings that are no stage's. */
    static Synthesised of(StageSettings stage) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "synth");
            var out = folder.resolve("out");
            app(stage, folder, out).synth();
            return new Synthesised(out);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The app before its synthesis, for whoever changes something in it; {@code folder} takes the stand-ins of the code. */
    static App app(StageSettings stage, Path folder, Path out) {
        assumeNode();
        try {
            var repository = folder.resolve("repository");
            for (var service : Service.values()) {
                packageStandIn(repository, service.module());
            }
            var operator = Operator.from(Map.of("OWNER_TELEGRAM_IDS", "1001", "PLATFORM_CALLER_ID", "+14155550100"));
            return SpeechcadApp.app(stage, operator, new FunctionCode(repository), out);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    static void packageStandIn(Path repository, String module) throws IOException {
        var lib = repository.resolve(module).resolve("target/function/lib");
        Files.createDirectories(lib);
        Files.writeString(lib.resolve(module + ".jar"), "stand-in of " + module);
    }

    Resources service(String type) {
        return resources("service", type);
    }

    Resources data(String type) {
        return resources("data", type);
    }

    /** The resources of one type with everything around their properties. */
    List<JsonNode> whole(String stack, String type) {
        return resources(stack).stream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .toList();
    }

    /** Every resource of a stack with everything around its properties. */
    List<JsonNode> resources(String stack) {
        return read(stack).path("Resources").properties().stream()
                .map(Map.Entry::getValue)
                .toList();
    }

    String text(String stack) {
        try (var files = Files.newDirectoryStream(out, "speechcad-*-" + stack + ".template.json")) {
            return Files.readString(files.iterator().next());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The names under which what keeps data hands values to what serves. */
    Set<String> exports() {
        var names = new TreeSet<String>();
        read("data")
                .path("Outputs")
                .findValues("Export")
                .forEach(export -> names.add(export.path("Name").asText()));
        return names;
    }

    /** Those that what serves takes. */
    Set<String> imports() {
        var names = new TreeSet<String>();
        read("service").findValues("Fn::ImportValue").forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode read(String stack) {
        try {
            return JSON.readTree(text(stack));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    JsonNode file(String name) {
        try {
            return JSON.readTree(out.resolve(name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Resources resources(String stack, String type) {
        var found = new LinkedHashMap<String, JsonNode>();
        read(stack).path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        });
        return new Resources(type, found);
    }

    static void assumeNode() {
        assumeTrue(hasNode(), "needs Node 20 or newer, on which the AWS CDK runs; skipped where there is none");
    }

    private static boolean hasNode() {
        try {
            var node = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            var version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return node.waitFor(10, TimeUnit.SECONDS)
                    && version.matches("(?s)v\\d+\\..*")
                    && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= 20;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
