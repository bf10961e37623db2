package com.speechcad.fn.worker.sound;

import java.io.IOException;
import java.io.OutputStream;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.ogg.OggPacketWriter;
import org.gagravarr.opus.OpusInfo;
import org.gagravarr.opus.OpusTags;

/** Packets of Opus in an OGG stream, as RFC 7845 lays them: two heads on pages of their own, then a page a second. */
final class OggVoice implements AutoCloseable {
    /** Positions are counted at this rate, whatever the sound's own is. */
    static final int GRANULES_A_SECOND = 48_000;

    private static final int FRAMES_A_SECOND = 50;

    private final OggFile file;
    private final OggPacketWriter packets;
    private long position;
    private int onPage;

    /** @param skipped granules at the beginning that a player leaves out */
    OggVoice(OutputStream out, int skipped) throws IOException {
        file = new OggFile(out);
        packets = file.getPacketWriter();
        var head = new OpusInfo();
        head.setNumChannels(1);
        head.setSampleRate(OpusVoice.RATE);
        head.setPreSkip(skipped);
        packets.bufferPacket(head.write(), true);
        packets.bufferPacket(new OpusTags().write(), true);
    }

    /** One frame of a fiftieth of a second. */
    void add(byte[] packet) throws IOException {
        position += GRANULES_A_SECOND / FRAMES_A_SECOND;
        packets.bufferPacket(new OggPacket(packet), position);
        onPage++;
        if (onPage == FRAMES_A_SECOND) {
            packets.flush();
            onPage = 0;
        }
    }

    @Override
    public void close() throws IOException {
        packets.close();
        file.close();
    }
}
