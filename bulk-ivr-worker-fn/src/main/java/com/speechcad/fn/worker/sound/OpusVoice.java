package com.speechcad.fn.worker.sound;

import com.speechcad.notify.VoiceEncoder;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Speech in Opus, mixed to one channel, a fiftieth of a second at a time. Whatever rate and width the WAV file has, Java's
 * own converters bring it to what Opus takes.
 */
@Singleton
class OpusVoice implements VoiceEncoder {
    /** Wide enough for everything a telephone and a synthetic voice have. */
    static final int RATE = 16_000;

    static final int FRAME = RATE / 50;
    private static final int BITS_A_SECOND = 24_000;
    private static final int MOST_PACKET = 1_275;

    /** Of 0 to 10. What lies above is not heard in speech, and costs as much again. */
    private static final int EFFORT = 5;

    private static final AudioFormat SPEECH = new AudioFormat(RATE, 16, 1, true, false);

    @Override
    public boolean encode(Path wav, Path ogg) throws IOException {
        try (var file = new BufferedInputStream(Files.newInputStream(wav));
                var sound = AudioSystem.getAudioInputStream(file);
                var speech = speech(sound).orElse(null)) {
            return speech != null && write(speech, ogg);
        } catch (UnsupportedAudioFileException _) {
            return false;
        }
    }

    /** Empty when there is no sound in it, or Java cannot convert it. */
    private static Optional<AudioInputStream> speech(AudioInputStream sound) {
        return sound.getFrameLength() != 0 && AudioSystem.isConversionSupported(SPEECH, sound.getFormat())
                ? Optional.of(AudioSystem.getAudioInputStream(SPEECH, sound))
                : Optional.empty();
    }

    /** @return false when there was no sound in it */
    private static boolean write(InputStream speech, Path ogg) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(ogg))) {
            var encoder = encoder();
            // What stands in front of the sound belongs to the encoder: a player leaves it out.
            var voice = new OggVoice(out, encoder.getLookahead() * (OggVoice.GRANULES_A_SECOND / RATE));
            var samples = new byte[2 * FRAME];
            var packet = new byte[MOST_PACKET];
            var read = speech.readNBytes(samples, 0, samples.length);
            var isSound = read > 0;
            while (isSound) {
                Arrays.fill(samples, read, samples.length, (byte) 0);
                var length = encoder.encode(samples, 0, FRAME, packet, 0, packet.length);
                voice.add(Arrays.copyOf(packet, length));
                if (read == 0) {
                    break;
                }
                // One frame of silence at the end: what the encoder holds back comes out with it.
                read = speech.readNBytes(samples, 0, samples.length);
            }
            voice.close();
            return isSound;
        } catch (OpusException refused) {
            throw new IllegalStateException("Opus does not take a frame of " + FRAME, refused);
        }
    }

    private static OpusEncoder encoder() throws OpusException {
        var encoder = new OpusEncoder(RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        encoder.setBitrate(BITS_A_SECOND);
        encoder.setUseVBR(true);
        encoder.setComplexity(EFFORT);
        encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
        return encoder;
    }
}
