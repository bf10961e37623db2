package com.speechcad.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A free port for a server of this JVM. PostgreSQL needs a moment until it listens; meanwhile the system must not hand the
 * port to somebody who asks for any, and no other JVM of the build may choose it. So it is below those that are handed out
 * and below the lab's, and every process has some that are its own.
 */
public final class TestPort {
    private static final int FROM = 10_000;
    private static final int PROCESSES = 500;
    private static final int OF_A_PROCESS = 20;

    private static final AtomicInteger TAKEN = new AtomicInteger();

    private TestPort() {}

    /** @throws IllegalStateException when others hold all that this process may take */
    public static int free() {
        for (int tried = 0; tried < OF_A_PROCESS; tried++) {
            var port = first(ProcessHandle.current().pid()) + TAKEN.getAndIncrement() % OF_A_PROCESS;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("somebody holds every port that this process may take");
    }

    static int first(long process) {
        return FROM + (int) (process % PROCESSES) * OF_A_PROCESS;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException _) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
