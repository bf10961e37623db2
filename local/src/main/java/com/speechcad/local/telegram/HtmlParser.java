package com.speechcad.local.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Telegram's own small HTML. An unknown, unclosed or crossed tag refuses the whole text, with its byte offset. */
final class HtmlParser {
    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "span",
            "pre",
            "code",
            "blockquote");
    private static final Pattern REFERENCE = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|lt|gt|amp|quot);");

    private static final String NOTHING = "nothing";

    private record Open(String tag, int offset, Map<String, String> attributes) {}

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    HtmlParser(String html) {
        this.html = html;
    }

    /** @throws Refusal "can't parse entities" */
    FormattedText parse() {
        while (at < html.length()) {
            var c = html.charAt(at);
            if (c == '&') {
                reference();
            } else if (c == '<') {
                if (html.startsWith("</", at)) {
                    endTag();
                } else {
                    startTag();
                }
            } else {
                text.append(c);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw Refusal.unparsable("Can't find end tag corresponding to start tag \""
                    + open.getFirst().tag() + "\"");
        }
        entities.removeIf(entity -> entity.type().equals(NOTHING));
        // A language counts only on a block.
        entities.replaceAll(entity ->
                entity.type().equals("code") ? new Entity("code", entity.offset(), entity.length(), "") : entity);
        return new FormattedText(text.toString(), entities);
    }

    /** An unknown named one, such as {@code nbsp}, stays as it is. */
    private void reference() {
        var matcher = REFERENCE.matcher(html).region(at, html.length());
        if (!matcher.lookingAt()) {
            text.append('&');
            at++;
            return;
        }
        text.append(decoded(matcher.group(1)));
        at = matcher.end();
    }

    private static String decoded(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            default -> {
                var code = name.startsWith("#x")
                        ? Integer.parseInt(name.substring(2), 16)
                        : Integer.parseInt(name.substring(1));
                yield Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : "&" + name + ";";
            }
        };
    }

    private void startTag() {
        var begin = at++;
        var tag = name();
        if (at >= html.length()) {
            throw Refusal.unparsable("Unclosed start tag at byte offset " + bytes(begin));
        }
        if (!TAGS.contains(tag)) {
            throw Refusal.unparsable("Unsupported start tag \"" + tag + "\" at byte offset " + bytes(begin));
        }
        var attributes = new HtmlAttributes(html, at, tag, bytes(begin)).read();
        at = attributes.end();
        if (tag.equals("span") && !"tg-spoiler".equals(attributes.values().get("class"))) {
            throw Refusal.unparsable("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + bytes(begin));
        }
        open.push(new Open(tag, text.length(), attributes.values()));
    }

    private void endTag() {
        var begin = at;
        at += 2;
        if (open.isEmpty()) {
            throw Refusal.unparsable("Unexpected end tag at byte offset " + bytes(begin));
        }
        var tag = name();
        while (at < html.length() && Character.isWhitespace(html.charAt(at))) {
            at++;
        }
        if (at >= html.length() || html.charAt(at) != '>') {
            throw Refusal.unparsable("Unclosed end tag at byte offset " + bytes(begin));
        }
        at++;
        var opened = open.pop();
        if (!tag.isEmpty() && !tag.equals(opened.tag())) {
            throw Refusal.unparsable("Unmatched end tag at byte offset " + bytes(begin) + ", expected \"</"
                    + opened.tag() + ">\", found \"</" + tag + ">\"");
        }
        close(opened);
    }

    private void close(Open opened) {
        var length = text.length() - opened.offset();
        if (length == 0) {
            return;
        }
        var attributes = opened.attributes();
        var entity = switch (opened.tag()) {
            case "b", "strong" -> new Entity("bold", opened.offset(), length, "");
            case "i", "em" -> new Entity("italic", opened.offset(), length, "");
            case "u", "ins" -> new Entity("underline", opened.offset(), length, "");
            case "s", "strike", "del" -> new Entity("strikethrough", opened.offset(), length, "");
            case "a" -> link(opened.offset(), length, attributes.getOrDefault("href", ""));
            case "code" -> new Entity("code", opened.offset(), length, "");
            case "pre" -> new Entity("pre", opened.offset(), length, "");
            case "blockquote" ->
                new Entity(
                        attributes.containsKey("expandable") ? "expandable_blockquote" : "blockquote",
                        opened.offset(),
                        length,
                        "");
            case "tg-emoji" ->
                new Entity("custom_emoji", opened.offset(), length, attributes.getOrDefault("emoji-id", ""));
            default -> new Entity("spoiler", opened.offset(), length, "");
        };
        entities.add(entity);
        if (opened.tag().equals("pre")) {
            joinLanguage(opened.offset(), length);
        }
        if (opened.tag().equals("code")) {
            rememberLanguage(attributes.getOrDefault("class", ""));
        }
    }

    /** {@code <pre><code class="language-x">} is one block with a language. */
    private void joinLanguage(int offset, int length) {
        for (var inner : List.copyOf(entities)) {
            if (inner.type().equals("code") && inner.offset() == offset && inner.length() == length) {
                entities.remove(inner);
                if (!inner.extra().isEmpty()) {
                    entities.set(entities.size() - 1, new Entity("pre", offset, length, inner.extra()));
                }
            }
        }
    }

    private void rememberLanguage(String className) {
        if (className.startsWith("language-")) {
            var code = entities.removeLast();
            entities.add(new Entity("code", code.offset(), code.length(), className.substring(9)));
        }
    }

    /** Without an address the text is the address; what is no web link is shown as plain text. */
    private Entity link(int offset, int length, String href) {
        var url = href.isEmpty() ? text.substring(offset) : href;
        if (HtmlText.SAFE_LINK.matcher(url).matches()) {
            return new Entity("text_link", offset, length, url);
        }
        return url.matches("[\\w-]+(\\.[\\w-]+)+(/\\S*)?")
                ? new Entity("text_link", offset, length, "http://" + url)
                : new Entity(NOTHING, offset, length, "");
    }

    private String name() {
        var from = at;
        while (at < html.length() && html.charAt(at) != '>' && !Character.isWhitespace(html.charAt(at))) {
            at++;
        }
        return html.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private int bytes(int offset) {
        return html.substring(0, offset).getBytes(StandardCharsets.UTF_8).length;
    }
}
