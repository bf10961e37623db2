package com.speechcad.local.deploy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.fn.cron.CheckSettings;
import com.speechcad.local.clock.KeptClock;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionSpec;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.provider.secretsmanager.SecretReferences;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The same doctor as on AWS, over variables from a file, from the running lab and by its clock, or from this shell. */
final class LocalDoctor {
    /** What the lab writes for its functions when it starts. */
    static final String LAB_FILE = "functions.env";

    private LocalDoctor() {}

    /** @return 0 when nothing is wrong */
    static int run(String file, String data, PrintStream out) {
        var log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            return run(stack(file, data, out), out);
        } catch (IllegalArgumentException nothing) {
            out.println("speechcad: " + nothing.getMessage());
            return 2;
        } catch (IOException unreadable) {
            out.println("speechcad: " + (file.isEmpty() ? LAB_FILE : file) + " cannot be read");
            return 2;
        } finally {
            // Whoever asked from within a longer life is heard again.
            log.setLevel(before);
        }
    }

    /**
     * What is looked at.
     *
     * @param ahead how far its clock is before this machine's
     */
    private record Stack(Map<String, String> variables, Duration ahead) {}

    static int run(Map<String, String> variables, PrintStream out) {
        return run(new Stack(variables, Duration.ZERO), out);
    }

    private static int run(Stack stack, PrintStream out) {
        var variables = new TreeMap<>(stack.variables);
        variables.put("DOCTOR_CLOCK_AHEAD", stack.ahead.toString());
        var clock = new LabClock();
        clock.setOffset(stack.ahead);
        var spec = new FunctionSpec(
                "billing-cron-fn",
                "com.speechcad.fn.cron.BillingCron",
                Duration.ofMinutes(2),
                1,
                List.of("com.speechcad.fn", "com.speechcad.dialog", "com.speechcad.screen", "com.speechcad.local"),
                List.of("com.speechcad.fn.cron"));
        tellTheSdk(variables);
        var unread = new ArrayList<String>();
        SecretReferences.follow(variables, name -> unread.add("WRONG  the secret of " + name + " cannot be read"));
        unread.forEach(out::println);
        try (var doctor = LocalFunction.start(spec, variables, clock)) {
            var said = Json.parse(doctor.invoke("{\"task\":\"doctor\"}".getBytes(StandardCharsets.UTF_8)))
                    .path("said");
            var wrong = unread.size();
            for (var line : said) {
                out.println(line.asText());
                wrong += line.asText().startsWith("WRONG") ? 1 : 0;
            }
            out.println(wrong == 0 ? "Nothing is wrong." : howMany(wrong) + ".");
            return wrong == 0 ? 0 : 1;
        } catch (RuntimeException broken) {
            return notStarted(variables, broken, out);
        }
    }

    /** Whatever it is that stops them, it is one of the settings, and looked at without the functions then. */
    private static int notStarted(Map<String, String> variables, RuntimeException broken, PrintStream out) {
        var wrong = new ArrayList<>(CheckSettings.wrong(variables));
        var guilty = new TreeSet<>(named(variables, broken));
        wrong.forEach(line -> guilty.removeIf(line::contains));
        guilty.forEach(name -> wrong.add("WRONG  " + name + " cannot be read as what it has to be"));
        wrong.forEach(out::println);
        if (wrong.isEmpty()) {
            out.println("WRONG  nothing is wrong with the settings by themselves, and the functions do not start: "
                    + broken.getClass().getSimpleName());
        }
        out.println("The functions do not start with these settings, so nothing else was looked at. "
                + howMany(Math.max(1, wrong.size())) + ".");
        return 1;
    }

    /** Those of the variables that what was thrown speaks of, by the name that Micronaut has for them. */
    private static List<String> named(Map<String, String> variables, RuntimeException broken) {
        var said = new StringBuilder();
        for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
            said.append(cause.getMessage()).append('\n');
        }
        return variables.keySet().stream()
                .filter(name ->
                        said.indexOf("${" + name.toLowerCase(Locale.ROOT).replace('_', '.')) >= 0)
                .toList();
    }

    static String howMany(long wrong) {
        return wrong == 1 ? "1 thing is wrong" : wrong + " things are wrong";
    }

    /** The AWS SDK does not read the variables we look at, but this process's own. */
    private static void tellTheSdk(Map<String, String> variables) {
        putIfAbsent("aws.region", variables.getOrDefault("AWS_REGION", "us-east-1"));
        if (variables.containsKey("AWS_ENDPOINT_URL")) {
            putIfAbsent("aws.accessKeyId", "local");
            putIfAbsent("aws.secretAccessKey", "local");
        }
    }

    private static void putIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** @throws IllegalArgumentException where nothing is to be looked at, with a sentence */
    private static Stack stack(String file, String data, PrintStream out) throws IOException {
        if (!file.isEmpty()) {
            return new Stack(read(there(Path.of(file))), Duration.ZERO);
        }
        var folder = Path.of(data.isEmpty() ? ".speechcad" : data);
        var lab = folder.resolve(LAB_FILE);
        if (!data.isEmpty() && !Files.exists(lab)) {
            throw new IllegalArgumentException("there was never a lab in " + data + ": it has no " + LAB_FILE);
        }
        if (Files.exists(lab)) {
            out.println("Looking at the lab of " + folder + ", as it was last started.");
            var ahead = KeptClock.ahead(folder);
            if (!ahead.isZero()) {
                out.println("Its clock was moved ahead by " + ahead + ", and is the one that is looked by.");
            }
            return new Stack(read(lab), ahead);
        }
        out.println("Looking at the variables of this shell.");
        return new Stack(System.getenv(), Duration.ZERO);
    }

    private static Path there(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder, and no file to read");
        }
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file + " is not there");
        }
        return file;
    }

    private static Map<String, String> read(Path file) throws IOException {
        var variables = new TreeMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            var equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                variables.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return variables;
    }
}
