package com.speechcad.fn.worker.sound;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.opus.OpusFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpusVoiceTest {
    private static final int HERTZ = 440;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest(name = "{0} Hz, {1} bit, {2} channels")
    @CsvSource({"24000,16,2", "44100,24,2", "8000,8,1"})
    void whatever_the_provider_records_is_heard_as_it_was(float rate, int bits, int channels) throws Exception {
        var ogg = encoded(tone(rate, bits, channels, 2));

        var heard = heard(ogg);
        assertThat(heard.length / (double) OpusVoice.RATE).isBetween(1.98, 2.06);
        assertThat(hertz(heard)).isBetween(HERTZ - 5.0, HERTZ + 5.0);
        assertThat(Files.size(ogg)).isLessThan(2 * 6_000);
    }

    @Test
    void it_is_a_voice_message_by_its_first_bytes() throws Exception {
        var head = new String(Files.readAllBytes(encoded(tone(24_000, 16, 1, 1))), 0, 36, StandardCharsets.ISO_8859_1);

        assertThat(head).startsWith("OggS").contains("OpusHead");
    }

    @Test
    void what_is_no_sound_stays_what_it_is() throws IOException {
        var ogg = folder.resolve("none.ogg");

        assertThat(new OpusVoice().encode(Files.writeString(folder.resolve("a"), "RIFF"), ogg))
                .isFalse();
        assertThat(new OpusVoice().encode(Files.writeString(folder.resolve("b"), "<html>no</html>"), ogg))
                .isFalse();
        assertThat(new OpusVoice().encode(tone(24_000, 16, 1, 0), ogg)).isFalse();
    }

    private Path encoded(Path wav) throws IOException {
        var ogg = folder.resolve("call.ogg");
        assertThat(new OpusVoice().encode(wav, ogg)).isTrue();
        return ogg;
    }

    private Path tone(float rate, int bits, int channels, int seconds) throws IOException {
        var frames = Math.round(rate * seconds);
        var width = bits / 8;
        var bytes = new byte[frames * channels * width];
        for (int i = 0; i < frames * channels; i++) {
            var value = (int) Math.round(8_000 * Math.sin(2 * Math.PI * HERTZ * Math.floorDiv(i, channels) / rate));
            // The highest bytes of 16 bits stand at the end; of eight there is one, counted from 128.
            if (bits == 8) {
                bytes[i] = (byte) ((value >> 8) + 128);
            } else {
                bytes[(i + 1) * width - 2] = (byte) value;
                bytes[(i + 1) * width - 1] = (byte) (value >> 8);
            }
        }
        var format = new AudioFormat(rate, bits, channels, bits > 8, false);
        var wav = folder.resolve("call.wav");
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes), format, frames),
                AudioFileFormat.Type.WAVE,
                wav.toFile());
        return wav;
    }

    private static short[] heard(Path ogg) throws IOException, OpusException {
        try (var in = Files.newInputStream(ogg);
                var file = new OpusFile(new OggFile(in))) {
            assertThat(file.getInfo().getNumChannels()).isEqualTo(1);
            var decoder = new OpusDecoder(OpusVoice.RATE, 1);
            var samples = new short[0];
            for (var packet = file.getNextAudioPacket(); packet != null; packet = file.getNextAudioPacket()) {
                var data = packet.getData();
                var start = samples.length;
                samples = Arrays.copyOf(samples, start + OpusVoice.FRAME);
                decoder.decode(data, 0, data.length, samples, start, OpusVoice.FRAME, false);
            }
            return Arrays.copyOfRange(samples, file.getInfo().getPreSkip() / 3, samples.length);
        }
    }

    /** By how often the wave rises through zero in the middle second. */
    private static double hertz(short[] samples) {
        var rises = 0;
        for (int i = OpusVoice.RATE / 2; i < OpusVoice.RATE * 3 / 2; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                rises++;
            }
        }
        return rises;
    }
}
