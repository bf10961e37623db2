package com.speechcad.local.deploy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as somebody can paste it into a shell: zsh takes {@code []} and {@code ?} for names of files. */
final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private ShellWords() {}

    static String of(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
