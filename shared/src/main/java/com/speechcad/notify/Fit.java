package com.speechcad.notify;

import com.speechcad.text.Shorten;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * What is too long for Telegram is cut instead of refused: a message that never comes would leave the one before it standing,
 * and its buttons with it. Screens keep their lists short; this is the net under them.
 */
final class Fit {
    /** Telegram's limits, in UTF-16 units after its markup was taken out. */
    static final int TEXT = 4_096;

    static final int CAPTION = 1_024;

    /** How far back a cut looks for the end of a word. */
    private static final int LOOK_BACK = 200;

    private static final Pattern PIECE = Pattern.compile(
            "(?<tag><(?<end>/?)(?<name>[a-z-]+)[^>]*>)|(?<entity>&#?[a-z0-9]+;)|(?<words>[^<&]+|.)", Pattern.DOTALL);

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int left;

    private Fit(int most) {
        left = most - 1;
    }

    /** @param most signs that are seen */
    static String within(String html, int most) {
        return html.length() <= most || seen(html) <= most ? html : new Fit(most).cut(html);
    }

    private static int seen(String html) {
        var pieces = PIECE.matcher(html);
        var seen = 0;
        while (pieces.find()) {
            seen += pieces.group("tag") != null
                    ? 0
                    : pieces.group("entity") != null ? 1 : pieces.end() - pieces.start();
        }
        return seen;
    }

    private String cut(String whole) {
        var pieces = PIECE.matcher(whole);
        while (left > 0 && pieces.find()) {
            if (pieces.group("tag") != null) {
                tag(
                        pieces.group("tag"),
                        pieces.group("name"),
                        !pieces.group("end").isEmpty());
            } else if (pieces.group("entity") != null) {
                html.append(pieces.group("entity"));
                left--;
            } else {
                words(pieces.group("words"));
            }
        }
        html.append('…');
        open.forEach(name -> html.append("</").append(name).append('>'));
        return html.toString();
    }

    private void tag(String written, String name, boolean isEnd) {
        html.append(written);
        if (isEnd) {
            open.poll();
        } else {
            open.push(name);
        }
    }

    private void words(String words) {
        if (words.length() <= left) {
            html.append(words);
            left -= words.length();
            return;
        }
        var kept = Shorten.cut(words, left);
        var end = Math.max(kept.lastIndexOf('\n'), kept.lastIndexOf(' '));
        html.append(end > kept.length() - LOOK_BACK && end > 0 ? kept.substring(0, end) : kept);
        left = 0;
    }
}
