package com.speechcad.flow.screening;

import com.speechcad.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Scripts of one language, told apart by hand: those that must never go out, harmless ones that come close, and those that nobody
 * but an admin can tell apart from either.
 */
record Corpus(Language language, List<String> block, List<String> benign, List<String> review) {
    static Corpus of(Language language) {
        return read(language, "/screening/corpus." + language.code() + ".txt");
    }

    private static Corpus read(Language language, String path) {
        var block = new ArrayList<String>();
        var benign = new ArrayList<String>();
        var review = new ArrayList<String>();
        var into = block;
        for (var line : lines(path)) {
            if (line.startsWith("# ")) {
                into = switch (line) {
                    case "# block" -> block;
                    case "# benign" -> benign;
                    default -> review;
                };
            } else if (!line.isBlank()) {
                into.add(line);
            }
        }
        return new Corpus(language, List.copyOf(block), List.copyOf(benign), List.copyOf(review));
    }

    private static List<String> lines(String path) {
        try (var stream = Objects.requireNonNull(Corpus.class.getResourceAsStream(path), path);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
