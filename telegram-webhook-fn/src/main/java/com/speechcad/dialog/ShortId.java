package com.speechcad.dialog;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A UUID in 22 characters, so that it fits into a button. */
public final class ShortId {
    private static final int BYTES = 16;

    private ShortId() {}

    public static String of(UUID id) {
        var bytes =
                ByteBuffer.allocate(BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty for anything that {@link #of} never wrote. */
    public static Optional<UUID> parse(String written) {
        try {
            var bytes = Base64.getUrlDecoder().decode(written);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
