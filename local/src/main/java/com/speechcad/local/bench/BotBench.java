package com.speechcad.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * {@code ./speechcad bench bot}: updates through one instance of the telegram function, of one chat and of 200 in turn,
 * against a handler that does nothing and one row made durable, all in the same rounds; how many statements each kind of
 * update takes; the function's size and its start.
 */
public final class BotBench {
    static final int CHATS = 200;

    /** On the disk that the repository is on: a temporary folder may be memory, where a flush costs nothing. */
    private static final Path FOLDER = Path.of(".speechcad", "bench-bot");

    private static final String FUNCTION = "telegram-webhook-fn";
    private static final int SLICE = 20;

    private BotBench() {}

    /** Arguments: {@code --rounds N} of twice twenty updates of each kind (10), {@code --starts N} (5), {@code --write}. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BenchArguments asked;
        try {
            asked = BenchArguments.read(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println("speechcad bench bot: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        System.setProperty("logback.configurationFile", "bench/logback.xml");
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        forget();
        try (var rig = Rig.start(FOLDER)) {
            var machine = Machine.now(Clock.systemUTC());
            machine.warning().ifPresent(out::println);
            out.printf("Updates: %d rounds ...%n", asked.rounds());
            var requests = Requests.measure(works(rig), asked.rounds(), SLICE);
            out.printf("Starts: %d ...%n", asked.starts());
            var starts = Starts.measure(rig, asked.starts(), name -> name.equals(FUNCTION) || name.equals(Starts.BARE));
            var report = new BotReport(machine, asked, 2 * SLICE, requests, starts, megabytes());
            out.println(report.text());
            if (asked.write()) {
                Sections.write(Sections.DOCUMENT, Sections.BOT, report.text());
                out.println("Written to " + Sections.DOCUMENT);
            }
        } finally {
            forget();
        }
        // Libraries leave threads behind.
        System.exit(0);
    }

    private static List<Work> works(Rig rig) throws SQLException {
        return List.of(
                FloorWork.bareHandler(rig),
                FloorWork.oneRow(rig),
                new TapWork(rig),
                new TapWork(rig, "tap, " + CHATS + " chats", new BenchPeople(rig, 8000, CHATS)),
                SaidWork.typed(rig),
                SaidWork.start(rig));
    }

    /** What is uploaded to Lambda, in millions of bytes; empty where nothing was packaged yet. */
    private static OptionalDouble megabytes() throws IOException {
        var bytes = UploadedSize.of(Path.of(FUNCTION, "target", "function"));
        return bytes.isPresent() ? OptionalDouble.of(bytes.getAsLong() / 1e6) : OptionalDouble.empty();
    }

    private static void forget() throws IOException {
        if (Files.exists(FOLDER)) {
            try (var files = Files.walk(FOLDER)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
