package com.speechcad.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whose turn it is to start. The runtime interface client unpacks its native library to one place for all processes of a
 * machine ({@code /tmp/.libaws-lambda-jni.so}); on Lambda there is one process. One that starts while another unpacks loads
 * half a file and dies of it (SIGBUS), so here they start one after the other, whatever JVM starts them.
 */
final class UnpackTurn {
    static final Path PLACE = Path.of("/tmp/.libaws-lambda-jni.turn");
    /** A file is locked for a process, not for a thread of it. */
    private static final Semaphore OF_THIS_JVM = new Semaphore(1);

    private final FileChannel door;
    private final AtomicBoolean isOver = new AtomicBoolean();

    private UnpackTurn(FileChannel door) {
        this.door = door;
    }

    /** Waits until nobody else is starting. */
    static UnpackTurn take() throws IOException {
        OF_THIS_JVM.acquireUninterruptibly();
        try {
            var door = FileChannel.open(PLACE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var _ = door.lock();
            return new UnpackTurn(door);
        } catch (IOException | RuntimeException | Error broken) {
            OF_THIS_JVM.release();
            throw broken;
        }
    }

    /** The library is loaded, or never will be; a second time changes nothing. */
    void over() {
        if (isOver.compareAndSet(false, true)) {
            try {
                // The lock goes with its channel.
                door.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } finally {
                OF_THIS_JVM.release();
            }
        }
    }
}
