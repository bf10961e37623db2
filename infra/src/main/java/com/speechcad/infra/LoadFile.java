package com.speechcad.infra;

import com.speechcad.infra.Cost.Load;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a call takes: counts of a journey in the lab and times of warm functions, from {@code docs/load.properties}, into which
 * they are written by who counts and measures them; beside them sizes, which nobody measured.
 */
record LoadFile(Properties figures) {
    /** Assumed: a webhook's and a message's, in megabytes and kilobytes, and how often an instance has to start. */
    private static final double MEGABYTES_OUT = 0.3;

    private static final double MEGABYTES_RECORDED = 0.5;
    private static final double LOG_KILOBYTES = 1.5;
    private static final double STARTS_A_REQUEST = 0.01;

    /** @throws UncheckedIOException when it cannot be read */
    static LoadFile read(Path file) {
        var figures = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            figures.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new LoadFile(figures);
    }

    /** A webhook takes what Telegram's and Retell's take, each as often as a call has it. */
    Load load() {
        var letters = number("telegram-letters") + number("retell-letters");
        var webhook =
                (number("telegram-letters") * number("tap-ms") + number("retell-letters") * number("call-ended-ms"))
                        / letters;
        return new Load(
                webhook,
                number("worker-ms"),
                number("task-ms"),
                letters,
                number("messages"),
                MEGABYTES_OUT,
                MEGABYTES_RECORDED,
                LOG_KILOBYTES,
                number("key-rings"),
                STARTS_A_REQUEST);
    }

    /** When the webhooks were timed, and beside what. */
    String timed() {
        return text("timed");
    }

    private double number(String name) {
        return Double.parseDouble(text(name));
    }

    private String text(String name) {
        var value = figures.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("the figures of a call have no " + name);
        }
        return value;
    }
}
