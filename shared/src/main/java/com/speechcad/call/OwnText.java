package com.speechcad.call;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of our own, looked for at the end of what our side said: something of ours may stand before it, such as that
 * nothing was understood.
 *
 * @param parts what stands around its variables, one more than there are variables
 * @param scrubbed finds it where the provider took its numbers out; a group for each variable
 */
record OwnText(List<String> parts, Pattern scrubbed) {
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");
    private static final String END = "\\s*$";

    static OwnText of(List<String> parts) {
        return new OwnText(List.copyOf(parts), scrubbed(parts));
    }

    /** What was tried in one way is not tried in another, so that no turn takes long. */
    private static Pattern scrubbed(List<String> parts) {
        var found = new StringBuilder(withMarks(parts.getFirst()));
        for (int i = 1; i < parts.size(); i++) {
            found.append("(?>(.*?)").append(withMarks(parts.get(i)));
            found.append(i == parts.size() - 1 ? END : "").append(')');
        }
        return Pattern.compile(parts.size() == 1 ? found + END : found.toString());
    }

    private static String withMarks(String part) {
        var pattern = new StringBuilder();
        var numbers = NUMBER.matcher(part);
        var from = 0;
        while (numbers.find()) {
            pattern.append(Pattern.quote(part.substring(from, numbers.start())));
            pattern.append("(?:")
                    .append(numbers.group())
                    .append('|')
                    .append(Mask.MARK)
                    .append(')');
            from = numbers.end();
        }
        return pattern.append(Pattern.quote(part.substring(from))).toString();
    }

    /** The turn with this text's own numbers put back; what its variables said stays as the provider left it. */
    Optional<String> restored(String turn) {
        var found = scrubbed.matcher(turn);
        return found.find() ? Optional.of(turn.substring(0, found.start()) + filled(found)) : Optional.empty();
    }

    private String filled(Matcher found) {
        var whole = new StringBuilder(parts.getFirst());
        for (int i = 1; i < parts.size(); i++) {
            whole.append(found.group(i)).append(parts.get(i));
        }
        return whole.toString();
    }

    /** The places of a turn that are this text's, without those of its variables; none when it does not end with it. */
    BitSet in(String turn) {
        var own = new BitSet();
        var end = turn.stripTrailing().length();
        var last = parts.getLast();
        if (!turn.substring(0, end).endsWith(last)) {
            return own;
        }
        end -= last.length();
        own.set(end, end + last.length());
        for (var part : parts.subList(0, parts.size() - 1).reversed()) {
            var at = turn.lastIndexOf(part, end - part.length());
            if (at < 0) {
                return new BitSet();
            }
            own.set(at, at + part.length());
            end = at;
        }
        return own;
    }
}
