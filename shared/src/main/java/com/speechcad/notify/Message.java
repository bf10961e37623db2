package com.speechcad.notify;

import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something to say in a chat, not yet in any language.
 *
 * @param text with Telegram's HTML once it is put into words
 * @param attachment a picture or a file that goes with it; the text becomes its caption
 * @param fresh stands at the end of the chat as a new message instead of replacing the one in its slot
 */
public record Message(Text text, List<List<Button>> rows, Optional<Attachment> attachment, boolean fresh) {
    public static Message of(Text text) {
        return new Message(text, List.of(), Optional.empty(), false);
    }

    public Message row(Button... buttons) {
        var more = new ArrayList<>(rows);
        more.add(List.of(buttons));
        return new Message(text, List.copyOf(more), attachment, fresh);
    }

    public Message with(Attachment file) {
        return new Message(text, rows, Optional.of(file), fresh);
    }

    public Message asNew() {
        return new Message(text, rows, attachment, true);
    }

    /** A picture or file. */
    public sealed interface Attachment {
        /** Telegram takes no larger file from a bot (50 MB). */
        long MOST_BYTES = 50_000_000;

        /** A QR code, drawn when it is sent. */
        record Qr(String content) implements Attachment {}

        /** A PNG picture from the bucket, shown in the chat. */
        record Photo(String fileKey, String fileName) implements Attachment {}

        /** A voice message from the bucket, OGG with Opus, played in the chat. */
        record Voice(String fileKey, String fileName) implements Attachment {}

        /** Music from the bucket, MP3 or M4A, played in the chat. */
        record Audio(String fileKey, String fileName) implements Attachment {}

        /** From the bucket. */
        record Document(String fileKey, String fileName) implements Attachment {}

        /** Made on the spot, of moderate size. */
        record TextFile(String content, String fileName) implements Attachment {}
    }
}
