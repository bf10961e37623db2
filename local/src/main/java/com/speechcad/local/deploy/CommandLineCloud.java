package com.speechcad.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An account behind the AWS CLI and the CDK's own, as whoever the profile says; no key is ever seen here. */
final class CommandLineCloud implements Cloud {
    private final Path root;
    private final Map<String, String> environment;
    private final boolean answered;
    private final UnaryOperator<String> tools;

    /**
     * @param root where the commands run
     * @param environment on top of this process's own, such as {@code AWS_PROFILE}
     * @param answered whether somebody is at the terminal whom a command can ask; without, it finds its input at its end
     *     at once instead of waiting for an answer that never comes
     */
    CommandLineCloud(Path root, Map<String, String> environment, boolean answered) {
        this(root, environment, answered, UnaryOperator.identity());
    }

    /** @param tools where a tool is, by its name */
    CommandLineCloud(Path root, Map<String, String> environment, boolean answered, UnaryOperator<String> tools) {
        this.root = root;
        this.environment = Map.copyOf(environment);
        this.answered = answered;
        this.tools = tools;
    }

    @Override
    public void command(List<String> words) {
        var code = ended(started(words, true));
        if (code != 0) {
            throw new Failed(ShellWords.of(words) + " ended with " + code);
        }
    }

    @Override
    public String ask(List<String> words) {
        var process = started(words, false);
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var code = ended(process);
            if (code != 0) {
                throw new Failed(ShellWords.of(words) + " ended with " + code);
            }
            return said.strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public JsonNode invoke(String function, String payload) {
        try {
            var answer = Files.createTempFile("answer", ".json");
            try {
                var said = ask(List.of(
                        "aws",
                        "lambda",
                        "invoke",
                        "--function-name",
                        function,
                        "--cli-binary-format",
                        "raw-in-base64-out",
                        "--cli-read-timeout",
                        "910",
                        "--payload",
                        payload,
                        "--output",
                        "json",
                        answer.toString()));
                var text = Files.readString(answer);
                if (said.contains("FunctionError")) {
                    throw new Failed(function + " failed: "
                            + Json.parse(utf8(text)).path("errorMessage").asText());
                }
                return Json.parse(utf8(text));
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Process started(List<String> words, boolean shown) {
        try {
            var command = new ArrayList<>(words);
            command.set(0, tools.apply(words.getFirst()));
            var builder = new ProcessBuilder(command).directory(root.toFile());
            builder.environment().putAll(environment);
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            if (shown) {
                builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
            }
            if (shown && answered) {
                builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
                return builder.start();
            }
            var process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException missing) {
            throw new Failed(words.getFirst() + " is not on this machine, or cannot be started");
        }
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
