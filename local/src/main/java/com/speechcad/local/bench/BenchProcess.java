package com.speechcad.local.bench;

import com.speechcad.local.FolderLock;
import com.speechcad.local.postgres.LocalPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;

/**
 * What every bench's process is: quiet, the only one that measures, and with a folder of its own, which is gone afterwards with
 * the PostgreSQL that ran on it, also after Ctrl-C.
 */
public final class BenchProcess implements AutoCloseable {
    /** On the disk that the repository is on: a temporary folder may be memory, where a flush costs nothing. */
    private static final Path BENCHES = Path.of(".speechcad");

    private final FolderLock lock;
    private final Path folder;
    private boolean closed;

    BenchProcess(FolderLock lock, Path folder) {
        this.lock = lock;
        this.folder = folder;
    }

    /**
     * Reads what was typed; what cannot be read ends the process with a sentence and 2.
     *
     * @param command as it is typed behind {@code ./speechcad}
     */
    public static <T> T readOrExit(String command, Function<String[], T> reader, String... arguments) {
        try {
            return reader.apply(arguments);
        } catch (IllegalArgumentException wrong) {
            out().println("speechcad " + command + ": " + wrong.getMessage());
            System.exit(2);
            throw wrong;
        }
    }

    public static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    /** Where another bench runs, the process ends with a sentence and 1. */
    public static BenchProcess start(String name) throws IOException {
        System.setProperty("logback.configurationFile", "bench/logback.xml");
        // The AWS SDK looks here for what no client was told; the values open nothing.
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        Files.createDirectories(BENCHES);
        var process = new BenchProcess(alone(), BENCHES.resolve(name));
        process.forget();
        Runtime.getRuntime().addShutdownHook(new Thread(process::forgetAtTheEnd));
        return process;
    }

    private static FolderLock alone() throws IOException {
        try {
            return FolderLock.on(
                    BENCHES.resolve("bench.lock"), "another bench runs: what two measure at once says nothing");
        } catch (IllegalStateException taken) {
            out().println("speechcad bench: " + taken.getMessage());
            System.exit(1);
            throw taken;
        }
    }

    /** Not there yet. */
    public Path folder() {
        return folder;
    }

    @Override
    public synchronized void close() throws IOException {
        forget();
        closed = true;
        lock.close();
    }

    /** With the lock, the folder was given back: by now it may be the next bench's. */
    synchronized void forgetAtTheEnd() {
        try {
            if (!closed) {
                forget();
            }
        } catch (IOException left) {
            // The next bench tries again.
        }
    }

    private void forget() throws IOException {
        for (var database : new Path[] {folder, folder.resolve("postgres")}) {
            LocalPostgres.stopLeftover(database);
        }
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
    }
}
