package com.speechcad.notify;

import java.io.IOException;
import java.nio.file.Path;

/** Turns a sound into what Telegram plays in the chat as a voice message: OGG with Opus. The worker alone has one. */
public interface VoiceEncoder {
    /**
     * Writes {@code ogg}; of any length, without having the sound in memory.
     *
     * @return false when {@code wav} is no sound that can be read; what is at {@code ogg} then is no sound either
     * @throws IOException when the disk failed
     */
    boolean encode(Path wav, Path ogg) throws IOException;
}
