package com.speechcad.local.telegram;

/** The kinds of file a message can carry here. */
public enum FileKind {
    PHOTO("photo", "Photo"),
    DOCUMENT("document", "Document"),
    AUDIO("audio", "Audio"),
    VOICE("voice", "Voice");

    /** The message's and the call's field. */
    final String field;

    /** Telegram's word in refusals. */
    final String word;

    FileKind(String field, String word) {
        this.field = field;
        this.word = word;
    }

    String folder() {
        return this == AUDIO ? "music" : field + (this == VOICE ? "" : "s");
    }
}
