package com.speechcad.local.telegram;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The attributes of one start tag, up to and with its {@code >}. */
final class HtmlAttributes {
    private static final Pattern QUOTED_REFERENCE = Pattern.compile("&(lt|gt|amp|quot);");

    record Read(Map<String, String> values, int end) {}

    private final String html;
    private final String tag;
    private final int tagAtByte;
    private int at;

    HtmlAttributes(String html, int at, String tag, int tagAtByte) {
        this.html = html;
        this.at = at;
        this.tag = tag;
        this.tagAtByte = tagAtByte;
    }

    Read read() {
        var values = new LinkedHashMap<String, String>();
        while (true) {
            skipSpace();
            if (at >= html.length()) {
                throw Refusal.unparsable("Unclosed start tag at byte offset " + tagAtByte);
            }
            if (html.charAt(at) == '>') {
                return new Read(values, at + 1);
            }
            var name = name();
            skipSpace();
            if (at < html.length() && html.charAt(at) == '=') {
                at++;
                skipSpace();
                values.put(name, value());
            } else {
                values.put(name, "");
            }
        }
    }

    private String name() {
        var from = at;
        while (at < html.length() && !isSpace() && html.charAt(at) != '=' && html.charAt(at) != '>') {
            at++;
        }
        if (from == at) {
            throw Refusal.unparsable("Empty attribute name in the tag \"" + tag + "\" at byte offset " + tagAtByte);
        }
        return html.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private String value() {
        var from = at;
        if (at < html.length() && (html.charAt(at) == '"' || html.charAt(at) == '\'')) {
            var end = html.indexOf(html.charAt(at), at + 1);
            if (end < 0) {
                throw Refusal.unparsable("Unclosed start tag at byte offset " + tagAtByte);
            }
            at = end + 1;
            return decoded(html.substring(from + 1, end));
        }
        while (at < html.length() && !isSpace() && html.charAt(at) != '>') {
            at++;
        }
        return decoded(html.substring(from, at));
    }

    private static String decoded(String raw) {
        return QUOTED_REFERENCE.matcher(raw).replaceAll(found -> switch (found.group(1)) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            default -> "\"";
        });
    }

    private void skipSpace() {
        while (at < html.length() && isSpace()) {
            at++;
        }
    }

    private boolean isSpace() {
        return Character.isWhitespace(html.charAt(at));
    }
}
