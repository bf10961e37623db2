package com.speechcad.local.telegram;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;

/** A formatted text as HTML that a page can show as it is: everything escaped, only tags of its own. */
final class HtmlText {
    /** What a page may link to. */
    static final Pattern SAFE_LINK = Pattern.compile("(?i)(https?|tg|tel|mailto):\\S+");

    private final StringBuilder html = new StringBuilder();
    private final ArrayDeque<Entity> open = new ArrayDeque<>();

    private HtmlText() {}

    /** @param entities the outer ones first, none crossing another */
    static String of(String text, List<Entity> entities) {
        var writer = new HtmlText();
        var next = 0;
        for (int i = 0; i < text.length(); i++) {
            writer.closeUntil(i);
            while (next < entities.size() && entities.get(next).offset() <= i) {
                writer.open(entities.get(next++), text);
            }
            writer.html.append(escaped(String.valueOf(text.charAt(i))));
        }
        writer.closeUntil(Integer.MAX_VALUE);
        return writer.html.toString();
    }

    private void open(Entity entity, String text) {
        var tag = opening(entity, text);
        if (!tag.isEmpty()) {
            html.append(tag);
            open.push(entity);
        }
    }

    private void closeUntil(int offset) {
        while (!open.isEmpty() && open.getFirst().end() <= offset) {
            html.append(closing(open.pop()));
        }
    }

    private static String opening(Entity entity, String text) {
        return switch (entity.type()) {
            case "bold" -> "<b>";
            case "italic" -> "<i>";
            case "underline" -> "<u>";
            case "strikethrough" -> "<s>";
            case "spoiler" -> "<span class=\"tg-spoiler\">";
            case "code" -> "<code>";
            case "pre" -> "<pre>";
            case "blockquote", "expandable_blockquote" -> "<blockquote>";
            case "text_link" ->
                SAFE_LINK.matcher(entity.extra()).matches() ? "<a href=\"" + escaped(entity.extra()) + "\">" : "";
            case "url" -> "<a href=\"" + escaped(text.substring(entity.offset(), entity.end())) + "\">";
            default -> "";
        };
    }

    private static String closing(Entity entity) {
        return switch (entity.type()) {
            case "bold" -> "</b>";
            case "italic" -> "</i>";
            case "underline" -> "</u>";
            case "strikethrough" -> "</s>";
            case "spoiler" -> "</span>";
            case "code" -> "</code>";
            case "pre" -> "</pre>";
            case "blockquote", "expandable_blockquote" -> "</blockquote>";
            default -> "</a>";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
