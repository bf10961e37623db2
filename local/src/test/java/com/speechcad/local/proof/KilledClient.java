package com.speechcad.local.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/** A process that posts as fast as it can, and writes down what it tries and what it was told, until it is killed. */
public final class KilledClient {
    private KilledClient() {}

    /** @param arguments URL, password, user, prefix of its keys, file */
    public static void main(String[] arguments) throws SQLException, IOException {
        var user = Long.parseLong(arguments[2]);
        try (var posting = new Posting(arguments[0], arguments[1]);
                var file = Files.newOutputStream(Path.of(arguments[4]), StandardOpenOption.CREATE)) {
            for (long i = 0; ; i++) {
                var key = arguments[3] + ":" + i;
                write(file, "T " + key);
                posting.post(key, user);
                write(file, "A " + key);
            }
        }
    }

    /** One write, so that a kill cuts between lines at most at the end. */
    private static void write(java.io.OutputStream file, String line) throws IOException {
        file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
