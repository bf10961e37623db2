package com.speechcad.local.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Between a client and PostgreSQL: now and then it lets a COMMIT through, swallows the answer and cuts the line. */
final class SwallowingProxy implements AutoCloseable {
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;
    private final int port;
    private final int every;
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();

    SwallowingProxy(int port, int every) throws IOException {
        this.port = port;
        this.every = every;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    int swallowed() {
        return swallowed.get();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofVirtual().start(() -> pump(client, server, false));
                Thread.ofVirtual().start(() -> pump(server, client, true));
            } catch (IOException closed) {
                // The door is shut, or the server is: the client sees it.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
        try (from;
                to) {
            move(from.getInputStream(), to.getOutputStream(), isAnswer);
        } catch (IOException cut) {
            // One of both ends went away; so does the other.
        }
    }

    private void move(InputStream in, OutputStream out, boolean isAnswer) throws IOException {
        var buffer = new byte[16_384];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (isAnswer && saysCommit(buffer, count) && commits.incrementAndGet() % every == 0) {
                swallowed.incrementAndGet();
                return;
            }
            out.write(buffer, 0, count);
            out.flush();
        }
    }

    private static boolean saysCommit(byte[] bytes, int count) {
        for (int i = 0; i + COMMITTED.length <= count; i++) {
            var at = 0;
            while (at < COMMITTED.length && bytes[i + at] == COMMITTED[at]) {
                at++;
            }
            if (at == COMMITTED.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
