package com.speechcad.local.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The figures in docs/money-proof.md, between two marks; the words around them are written by hand. */
final class ProofPage {
    private static final Path PAGE = Path.of("docs", "money-proof.md");

    private ProofPage() {}

    static void write(Options options, List<Part> parts) throws IOException {
        var commit = commit();
        var page = Files.readString(PAGE);
        for (var part : parts) {
            var from = "<!-- figures: " + part.name() + " -->";
            var to = "<!-- end -->";
            var start = page.indexOf(from);
            var end = page.indexOf(to, start);
            if (start < 0 || end < 0) {
                throw new IllegalStateException(PAGE + " has no place for the figures of " + part.name());
            }
            page = page.substring(0, start + from.length()) + "\n" + table(options, part, commit) + page.substring(end);
        }
        Files.writeString(PAGE, page);
    }

    /** What was counted, and above it how to count it again: the command, and the commit that it ran on. */
    static String table(Options options, Part part, String commit) {
        var text = new StringBuilder(
                "Run at %s on commit %s, seed %d: `./speechcad proof money %s`\n\n| What | How many |\n|---|---|\n"
                        .formatted(
                                Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES),
                                commit,
                                options.seed(),
                                options.line()));
        part.figures().forEach((what, value) -> text.append("| %s | %s |\n".formatted(what, value)));
        return text.append('\n').toString();
    }

    /** The commit that this runs on, and whether something was changed since. */
    private static String commit() throws IOException {
        var changed = git("status", "--porcelain", "--untracked-files=no").isEmpty() ? "" : " with changes";
        return git("rev-parse", "--short=8", "HEAD") + changed;
    }

    private static String git(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
