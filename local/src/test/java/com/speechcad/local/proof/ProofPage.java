package com.speechcad.local.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The figures in docs/money-proof.md, between two marks; the words around them are written by hand. */
final class ProofPage {
    private static final Path PAGE = Path.of("docs", "money-proof.md");

    private ProofPage() {}

    static void write(Options options, List<Part> parts) throws IOException {
        var page = Files.readString(PAGE);
        for (var part : parts) {
            var from = "<!-- figures: " + part.name() + " -->";
            var to = "<!-- end -->";
            var start = page.indexOf(from);
            var end = page.indexOf(to, start);
            if (start < 0 || end < 0) {
                throw new IllegalStateException(PAGE + " has no place for the figures of " + part.name());
            }
            page = page.substring(0, start + from.length()) + "\n" + table(options, part) + page.substring(end);
        }
        Files.writeString(PAGE, page);
    }

    private static String table(Options options, Part part) {
        var text = new StringBuilder("Run at %s, seed %d.\n\n| What | How many |\n|---|---|\n"
                .formatted(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES), options.seed()));
        part.figures().forEach((what, value) -> text.append("| %s | %s |\n".formatted(what, value)));
        return text.append('\n').toString();
    }
}
