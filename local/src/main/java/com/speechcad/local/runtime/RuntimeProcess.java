package com.speechcad.local.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A function in a process of its own, under AWS's runtime interface client, as on Lambda. */
public final class RuntimeProcess implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Which version of a function it says to be. */
    public static final String VERSION = "$LATEST";

    private final RuntimeApi api;
    private final Process process;
    private final Path output;
    private final long startedNanos;

    private RuntimeProcess(RuntimeApi api, Process process, Path output, long startedNanos) {
        this.api = api;
        this.process = process;
        this.output = output;
        this.startedNanos = startedNanos;
    }

    /** Returns as soon as no other process is starting; the first {@link #invoke} waits for the start. */
    public static RuntimeProcess start(RuntimeSettings settings) {
        return start(settings, false);
    }

    /** As for SnapStart: it starts, does what comes before a snapshot, and stays there until {@link #restore()}. */
    public static RuntimeProcess startFrozen(RuntimeSettings settings) {
        return start(settings, true);
    }

    private static RuntimeProcess start(RuntimeSettings settings, boolean frozen) {
        var arn = "arn:aws:lambda:us-east-1:000000000000:function:" + settings.functionName();
        var api = new RuntimeApi(arn, settings.functionTimeout(), frozen);
        try {
            var output = Files.createTempFile("function-", ".log");
            var builder = new ProcessBuilder(command(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            var environment = builder.environment();
            environment.clear();
            environment.putAll(lambdaEnvironment(settings, api));
            environment.putAll(settings.environment());
            if (frozen) {
                environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            }
            var turn = UnpackTurn.take();
            var _ = api.heard().thenRun(turn::over);
            var startedNanos = System.nanoTime();
            var process = builder.start();
            var _ = process.onExit().thenAccept(ended -> api.ended(ended.exitValue()));
            return new RuntimeProcess(api, process, output, startedNanos);
        } catch (IOException broken) {
            api.close();
            throw new UncheckedIOException(broken);
        }
    }

    /** Hands over one event and waits for what becomes of it. */
    public Outcome invoke(byte[] event) {
        return api.invoke(event);
    }

    /** Since the process was started. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Waits until it is ready for its snapshot; false when it does not get there in time. */
    public boolean awaitFrozen(Duration most) {
        return api.awaitFrozen(most);
    }

    /** Takes it off the shelf; the next {@link #invoke} waits for the hooks that follow. */
    public void restore() {
        api.restore();
    }

    /** Waits until its hooks are done and it asks for an event; false when it does not get there in time. */
    public boolean awaitReady(Duration most) {
        return api.awaitReady(most);
    }

    /** Since {@link #restore()}. */
    public Duration sinceRestore() {
        return Duration.ofNanos(System.nanoTime() - api.restoredNanos());
    }

    public boolean restoreWasAsked() {
        return api.restoreWasAsked();
    }

    /** Everything the function has written so far, as CloudWatch would get it. */
    public String log() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Asks it to end and waits: one that was told to write an AOT cache does so on its way out. */
    public void end(Duration most) {
        process.destroy();
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("it does not end within " + most);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As Lambda ends a function at its timeout: at once, whatever it does. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(output);
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            api.close();
        }
    }

    private static List<String> command(RuntimeSettings settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvmArguments());
        // The managed runtime tells the crac library whose hooks they are.
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(settings.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(CLIENT);
        command.add(settings.handler());
        return command;
    }

    private static Map<String, String> lambdaEnvironment(RuntimeSettings settings, RuntimeApi api) {
        var environment = new TreeMap<String, String>();
        environment.put("AWS_LAMBDA_RUNTIME_API", api.hostAndPort());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.functionName());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", VERSION);
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.functionName());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("LAMBDA_TASK_ROOT", "/var/task");
        environment.put("_HANDLER", settings.handler());
        environment.put("TZ", ":UTC");
        environment.put("LANG", "en_US.UTF-8");
        return environment;
    }
}
