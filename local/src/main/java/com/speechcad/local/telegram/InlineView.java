package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.telegram.ButtonView.Kind;
import java.util.ArrayList;
import java.util.List;

/** The buttons under a message as the person sees them. */
final class InlineView {
    private InlineView() {}

    static List<List<ButtonView>> rows(JsonNode message) {
        var rows = new ArrayList<List<ButtonView>>();
        for (var row : message.path("reply_markup").path("inline_keyboard")) {
            var buttons = new ArrayList<ButtonView>();
            row.forEach(button -> buttons.add(button(button)));
            rows.add(List.copyOf(buttons));
        }
        return rows;
    }

    /** By its callback data, link or text to copy; else by its label. */
    static ButtonView find(JsonNode message, String labelOrData) {
        var buttons = rows(message).stream().flatMap(List::stream).toList();
        return buttons.stream()
                .filter(button -> button.value().equals(labelOrData))
                .findFirst()
                .or(() -> buttons.stream()
                        .filter(button -> button.label().equals(labelOrData))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no button \"" + labelOrData + "\" but "
                        + buttons.stream().map(ButtonView::label).toList()));
    }

    private static ButtonView button(JsonNode button) {
        var label = button.path("text").asText();
        if (button.has("callback_data")) {
            return new ButtonView(
                    label, Kind.CALLBACK, button.path("callback_data").asText());
        }
        if (button.has("url")) {
            return new ButtonView(label, Kind.URL, button.path("url").asText());
        }
        if (button.has("web_app")) {
            return new ButtonView(
                    label, Kind.WEB_APP, button.path("web_app").path("url").asText());
        }
        if (button.has("copy_text")) {
            return new ButtonView(
                    label, Kind.COPY_TEXT, button.path("copy_text").path("text").asText());
        }
        return new ButtonView(label, Kind.OTHER, "");
    }
}
