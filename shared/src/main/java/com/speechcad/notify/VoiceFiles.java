package com.speechcad.notify;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sounds as voice messages, where this function has an encoder and the encoder can read them. */
@Singleton
public class VoiceFiles {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceFiles.class);

    private final Optional<VoiceEncoder> encoder;

    VoiceFiles(Optional<VoiceEncoder> encoder) {
        this.encoder = encoder;
    }

    /**
     * Writes {@code ogg}. A sound that the encoder stumbles over is still worth having: the caller sends it as it is.
     *
     * @return false when there is nothing at {@code ogg} that can be played
     */
    public boolean encode(Path wav, Path ogg) throws IOException {
        if (encoder.isEmpty()) {
            return false;
        }
        try {
            return encoder.get().encode(wav, ogg);
        } catch (RuntimeException broken) {
            LOG.warn("a sound stays a WAV file: {}", broken.getClass().getSimpleName());
            return false;
        }
    }

    /** A short one. */
    public Optional<byte[]> encoded(byte[] sound) {
        try {
            var wav = Files.createTempFile("sound", ".wav");
            var ogg = Files.createTempFile("sound", ".ogg");
            try {
                Files.write(wav, sound);
                return encode(wav, ogg) ? Optional.of(Files.readAllBytes(ogg)) : Optional.empty();
            } finally {
                Files.deleteIfExists(wav);
                Files.deleteIfExists(ogg);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }
}
