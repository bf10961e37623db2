package com.speechcad.text;

import java.util.List;
import java.util.regex.Pattern;

/** French signs that stand apart from their words; {@link Typography} makes their space one that breaks no line. */
final class Spaces {
    private static final Pattern NONE = Pattern.compile("[^\\h][;!?»%]|«[^\\h]");
    private static final Pattern ELSEWHERE = Pattern.compile("<code>.*?</code>|<[^<>]*>|https?://\\S+");

    private Spaces() {}

    static List<String> faults(String words) {
        return NONE.matcher(ELSEWHERE.matcher(words).replaceAll(" ")).find()
                ? List.of("has no space at a sign that stands apart")
                : List.of();
    }
}
