package com.speechcad.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalDouble;

/**
 * {@code ./speechcad bench bot}: updates through one instance of the telegram function, of one chat and of 200 in turn,
 * against a handler that does nothing and one row made durable, all in the same rounds; how many statements each kind of
 * update takes; the function's size and its start.
 */
public final class BotBench {
    static final int CHATS = 200;

    private static final String FUNCTION = "telegram-webhook-fn";
    private static final int SLICE = 20;
    private static final int STARTS = 5;

    private BotBench() {}

    /** Arguments: {@code --rounds N} of twice twenty updates of each kind (10), {@code --starts N} (5), {@code --write}. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var asked = BenchProcess.readOrExit(
                "bench bot", typed -> BenchArguments.read(BenchArguments.BOT, STARTS, typed), arguments);
        var out = BenchProcess.out();
        try (var process = BenchProcess.start("bench-bot");
                var rig = Rig.start(process.folder())) {
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
}
