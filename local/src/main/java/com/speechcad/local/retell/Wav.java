package com.speechcad.local.retell;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sound made of beeps: 8 kHz, 16 bit, one channel. */
final class Wav {
    private static final int RATE = 8_000;
    private static final int HEADER = 44;
    private static final double LOUDNESS = 6_000;

    private Wav() {}

    static byte[] of(long durationMs, List<Tone> tones) {
        var samples = Math.toIntExact(durationMs * RATE / 1000);
        var wav = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER - 8 + 2 * samples).put(ascii("WAVEfmt "));
        wav.putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        wav.put(ascii("data")).putInt(2 * samples);
        for (var tone : tones) {
            var last = Math.min(samples, tone.endMs() * RATE / 1000);
            for (long i = tone.startMs() * RATE / 1000; i < last; i++) {
                var value = LOUDNESS * Math.sin(2 * Math.PI * tone.hertz() * i / RATE);
                wav.putShort((int) (HEADER + 2 * i), (short) value);
            }
        }
        return wav.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    record Tone(long startMs, long endMs, int hertz) {}
}
