package com.speechcad.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** {@code ./speechcad up}: the lab on this machine until Ctrl-C. */
public final class Up {
    /** How long the part that is being opened may still take when the end is asked for. */
    private static final Duration TO_START = Duration.ofSeconds(60);

    private Up() {}

    public static void main(String[] arguments) throws InterruptedException {
        var began = System.nanoTime();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LabSettings settings;
        try {
            settings = UpArguments.read(arguments, System.getenv());
        } catch (IllegalArgumentException wrong) {
            out.println("speechcad up: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException unusable) {
            out.println("speechcad up: " + settings.folder() + " is no folder, and none can be made there");
            System.exit(2);
            return;
        }
        logTo(settings.folder());
        var open = new OpenParts();
        var stopped = new CountDownLatch(1);
        // Before anything is opened: PostgreSQL outlives this process.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(open, stopped)));
        Lab lab;
        try {
            lab = Lab.start(settings, open);
        } catch (RuntimeException | Error broken) {
            // Out of memory too: else a process stays behind that does nothing and has the folder.
            if (open.isStopping()) {
                return;
            }
            out.println("speechcad up: " + reason(broken) + " (more in "
                    + settings.folder().resolve("log.txt") + ")");
            LoggerFactory.getLogger(Up.class).error("not started", broken);
            System.exit(1);
            return;
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        out.printf("Speechcad is ready after %.1f s: %s/%n", took.toMillis() / 1000.0, lab.url());
        out.printf("The functions' routes, for a tunnel: %s/%n", lab.gatewayUrl());
        lab.remarks().forEach(line -> out.println("- " + line));
        stopped.await();
    }

    private static void stop(OpenParts open, CountDownLatch stopped) {
        try {
            open.stop(TO_START);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
    }

    /** Before the first logger is made. */
    private static void logTo(Path folder) {
        System.setProperty("speechcad.log", folder.resolve("log.txt").toString());
        System.setProperty("speechcad.figures", folder.resolve("figures.txt").toString());
        System.setProperty("logback.configurationFile", "lab-logback.xml");
        // We close the queues ourselves, after those who use them.
        System.setProperty("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
    }

    private static String reason(Throwable broken) {
        var cause = broken;
        while (cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
