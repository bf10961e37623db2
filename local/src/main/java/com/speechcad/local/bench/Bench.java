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
import java.util.Optional;

/** {@code ./speechcad bench}: measures, prints, and with {@code --write} keeps the figures. */
public final class Bench {
    /** On the disk that the repository is on: a temporary folder may be memory, where a flush costs nothing. */
    private static final Path FOLDER = Path.of(".speechcad", "bench");

    private static final int SLICE = 20;

    private Bench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BenchArguments asked;
        try {
            asked = BenchArguments.read(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println("speechcad bench: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        System.setProperty("logback.configurationFile", "bench/logback.xml");
        // The AWS SDK looks here for what no client was told; the values open nothing.
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        forget();
        try (var rig = Rig.start(FOLDER)) {
            var machine = Machine.now(Clock.systemUTC());
            machine.warning().ifPresent(out::println);
            var requests = asked.requests() ? Optional.of(requests(rig, asked, out)) : Optional.<BothDisks>empty();
            var starts = asked.coldStarts() ? Optional.of(starts(rig, asked.starts(), out)) : Optional.<Starts>empty();
            var report = new Report(machine, asked, SLICE, requests, starts);
            out.println(report.text());
            if (asked.write()) {
                Files.writeString(Sections.DOCUMENT, report.document() + Sections.kept(Sections.DOCUMENT));
                out.println("Written to " + Sections.DOCUMENT);
            }
        } finally {
            forget();
        }
        // Libraries leave threads behind.
        System.exit(0);
    }

    private static BothDisks requests(Rig rig, BenchArguments asked, PrintStream out) throws SQLException {
        out.printf("Requests: %d rounds ...%n", asked.rounds());
        var works = List.of(
                FloorWork.bareHandler(rig),
                FloorWork.oneRow(rig),
                new TapWork(rig),
                new CallEndedWork(rig),
                new PaymentWork(rig));
        var own = Requests.measure(works, asked.rounds(), SLICE);
        if (asked.slower().isZero()) {
            return new BothDisks(own, Optional.empty());
        }
        out.printf("Requests, each commit %d ms longer ...%n", asked.slower().toMillis());
        SlowerCommits.by(asked.slower(), rig.admin());
        try {
            return new BothDisks(own, Optional.of(Requests.again(works, asked.rounds(), SLICE)));
        } finally {
            // The starts are measured on the same database.
            SlowerCommits.noMore(rig.admin());
        }
    }

    private static Starts starts(Rig rig, int starts, PrintStream out) {
        out.printf("Starts: %d of each function ...%n", starts);
        return Starts.measure(rig, starts);
    }

    private static void forget() throws IOException {
        if (Files.exists(FOLDER)) {
            try (var files = Files.walk(FOLDER)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(FOLDER.resolveSibling(FOLDER.getFileName() + ".log"));
    }
}
