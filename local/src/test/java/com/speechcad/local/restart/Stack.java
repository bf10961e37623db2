package com.speechcad.local.restart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;

/** A lab that can be interrupted; it comes back on the same folder and the same ports, as it does for a developer. */
interface Stack extends AutoCloseable {
    URI url();

    /** Returns when it answers again. */
    void interrupt();

    @Override
    void close();

    /** A free port with a free one after it, of those that the system gives nobody who asks for any. */
    static int twoPorts() {
        for (var tries = 0; tries < 50; tries++) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var _ = listening(port);
                    var _ = listening(port + 1)) {
                return port;
            } catch (IOException _) {
                // Somebody has one of them.
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
