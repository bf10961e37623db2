package com.speechcad.local.restart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A lab that can be interrupted; it comes back on the same folder and the same ports, as it does for a developer. */
interface Stack extends AutoCloseable {
    URI url();

    /** Returns when it answers again. */
    void interrupt();

    @Override
    void close();

    /** A free port with a free one after it. */
    static int twoPorts() {
        for (var tries = 0; tries < 50; tries++) {
            try (var first = listening(0);
                    var _ = listening(first.getLocalPort() + 1)) {
                return first.getLocalPort();
            } catch (IOException | IllegalArgumentException _) {
                // Somebody has the second one.
            }
        }
        throw new IllegalStateException("no two free ports side by side");
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    /** Wraps what cannot be handled here. */
    static UncheckedIOException broken(IOException cause) {
        return new UncheckedIOException(cause);
    }
}
