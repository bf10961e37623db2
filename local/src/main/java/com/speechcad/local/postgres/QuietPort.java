package com.speechcad.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A free port below those that the system hands to whoever asks for any. PostgreSQL needs a moment until it listens, and
 * of the others somebody else may be given the same one meanwhile.
 */
final class QuietPort {
    private static final int FROM = 20_000;
    /** Linux begins to hand out here, macOS and Windows at 49152. */
    private static final int BELOW = 32_768;

    private QuietPort() {}

    static int any() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(FROM, BELOW);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (BindException _) {
                // Another one, then.
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
