package com.speechcad.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code ./speechcad bench}: measures, prints, and with {@code --write} keeps the figures. */
public final class Bench {
    private static final int SLICE = 20;
    private static final int STARTS = 5;

    private Bench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var asked = BenchProcess.readOrExit(
                "bench", typed -> BenchArguments.read(BenchArguments.REQUESTS, STARTS, typed), arguments);
        var out = BenchProcess.out();
        try (var process = BenchProcess.start("bench");
                var rig = Rig.start(process.folder())) {
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
}
