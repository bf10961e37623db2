package com.speechcad.local.bench;

/**
 * Reads what a client sends to PostgreSQL (protocol 3: a type, a length of four bytes that counts itself, a body) as far
 * as it takes to count the statements that are executed, {@code begin} and {@code commit} among them.
 */
final class Sent {
    private static final int LENGTH = 4;

    /** The protocol's number in the first message that opens a session; others ask for encryption before it. */
    private static final int PROTOCOL_3 = 3 << 16;

    private final Runnable onStatement;
    private boolean open;
    private boolean typed;
    private int read;
    private int length;
    private int left;
    private int protocol;

    /** @param onStatement is told of each */
    Sent(Runnable onStatement) {
        this.onStatement = onStatement;
    }

    void took(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            took(bytes[i] & 0xff);
        }
    }

    private void took(int value) {
        if (open && !typed) {
            typed = true;
            // Execute, or a simple query.
            if (value == 'E' || value == 'Q') {
                onStatement.run();
            }
        } else if (read < LENGTH) {
            length = (length << 8) | value;
            read++;
            left = length - LENGTH;
            protocol = 0;
        } else {
            protocol = left > length - 2 * LENGTH ? (protocol << 8) | value : protocol;
            left--;
        }
        if (read == LENGTH && left == 0) {
            open |= protocol == PROTOCOL_3;
            typed = false;
            read = 0;
            length = 0;
        }
    }
}
