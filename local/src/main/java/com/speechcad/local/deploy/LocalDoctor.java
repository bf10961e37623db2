package com.speechcad.local.deploy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionError;
import com.speechcad.local.lambda.FunctionSpec;
import com.speechcad.local.lambda.LocalFunction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/** The same doctor as on AWS, over variables from a file, from the running lab, or from this shell. */
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
            return run(variables(file, Path.of(data).resolve(LAB_FILE), out), out);
        } catch (IOException unreadable) {
            out.println("speechcad: " + unreadable.getMessage() + " cannot be read");
            return 2;
        } finally {
            // Whoever asked from within a longer life is heard again.
            log.setLevel(before);
        }
    }

    static int run(Map<String, String> variables, PrintStream out) {
        var spec = new FunctionSpec(
                "billing-cron-fn",
                "com.speechcad.fn.cron.BillingCron",
                Duration.ofMinutes(2),
                1,
                List.of("com.speechcad.fn", "com.speechcad.dialog", "com.speechcad.screen", "com.speechcad.local"),
                List.of("com.speechcad.fn.cron"));
        tellTheSdk(variables);
        try (var doctor = LocalFunction.start(spec, variables, Clock.systemUTC())) {
            var said = Json.parse(doctor.invoke("{\"task\":\"doctor\"}".getBytes(StandardCharsets.UTF_8)))
                    .path("said");
            var wrong = 0;
            for (var line : said) {
                out.println(line.asText());
                wrong += line.asText().startsWith("WRONG") ? 1 : 0;
            }
            out.println(wrong == 0 ? "Nothing is wrong." : wrong + " things are wrong.");
            return wrong == 0 ? 0 : 1;
        } catch (FunctionError broken) {
            out.println("WRONG  with these settings the functions do not start: " + broken.getMessage());
            return 1;
        }
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

    private static Map<String, String> variables(String file, Path lab, PrintStream out) throws IOException {
        if (!file.isEmpty()) {
            return read(Path.of(file));
        }
        if (Files.exists(lab)) {
            out.println("Looking at the lab of " + lab.getParent() + ", as it was last started.");
            return read(lab);
        }
        out.println("Looking at the variables of this shell.");
        return System.getenv();
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
