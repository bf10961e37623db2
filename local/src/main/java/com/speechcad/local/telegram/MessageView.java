package com.speechcad.local.telegram;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the person sees it now.
 *
 * @param fromBot else it is the person's own
 * @param text plain text or caption, or empty
 * @param html the same, safe to show as it is
 * @param waiting whether a tap on one of its buttons waits for the bot
 */
public record MessageView(
        int messageId,
        boolean fromBot,
        Instant sentAt,
        boolean edited,
        String text,
        String html,
        @Nullable FileView file,
        @Nullable SharedContact contact,
        List<List<ButtonView>> buttons,
        boolean waiting) {
    public MessageView {
        buttons = List.copyOf(buttons);
    }

    /** What a message carries; {@link TelegramSimulator#file} has the bytes. */
    public record FileView(
            FileKind kind, String fileId, String name, String mimeType, int sizeBytes, int width, int height) {}
}
