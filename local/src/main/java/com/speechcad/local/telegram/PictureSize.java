package com.speechcad.local.telegram;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture's size in pixels, read from its first bytes. */
record PictureSize(int width, int height) {
    private static final int LARGEST_SUM = 10_000;
    private static final int LARGEST_RATIO = 20;

    /** @throws Refusal when it is no picture, or one Telegram does not show as a photo */
    static PictureSize of(byte[] bytes) {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                return checked(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException _) {
            throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
        }
    }

    private static PictureSize checked(int width, int height) {
        if (width + height > LARGEST_SUM || Math.max(width, height) > LARGEST_RATIO * Math.min(width, height)) {
            throw Refusal.badRequest("PHOTO_INVALID_DIMENSIONS");
        }
        return new PictureSize(width, height);
    }
}
