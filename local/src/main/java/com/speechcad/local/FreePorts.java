package com.speechcad.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looked at before anything is made, so that whoever chose a busy port is told so at once and finds nothing left behind. */
final class FreePorts {
    private FreePorts() {}

    /**
     * @throws IllegalStateException when another program listens on one of them; 0 is any free one
     */
    static void check(LabSettings settings) {
        check(settings.port(), "the page");
        check(settings.gatewayPort(), "the gateway, which has the port after the page's");
    }

    private static void check(int port, String what) {
        if (port == 0) {
            return;
        }
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "port %d is needed for %s, and something else uses it: stop that, or choose another with --port"
                            .formatted(port, what),
                    taken);
        }
    }
}
