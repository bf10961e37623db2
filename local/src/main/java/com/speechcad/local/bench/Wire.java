package com.speechcad.local.bench;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * The functions' connections to PostgreSQL, listened in on: when each round trip began and ended, how many statements
 * were executed, and when the server said {@code COMMIT}, which it does only after the flush. PostgreSQL's driver builds this class by its name.
 */
public final class Wire extends SocketFactory {
    private static final Notes NOTES = new Notes();

    /** From a write to the first byte of its answer; {@link System#nanoTime}. */
    record RoundTrip(long beganNanos, long endedNanos) {}

    /** The server confirmed a transaction. */
    record Commit(long atNanos, Instant at) {}

    /** What was heard since {@link #listen}. */
    record Heard(List<RoundTrip> roundTrips, List<Commit> commits, List<Long> statementsNanos) {}

    /** Appended to the database's URL. */
    static String parameter() {
        return "socketFactory=" + Wire.class.getName();
    }

    /** Forgets what was heard so far. */
    static void listen() {
        NOTES.clear();
    }

    static Heard heard() {
        return NOTES.copy();
    }

    @Override
    public Socket createSocket() {
        return new Tapped();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw new IOException("the driver connects by itself");
    }

    private static final class Notes {
        private final Clock clock = Clock.systemUTC();
        private final List<RoundTrip> roundTrips = new ArrayList<>();
        private final List<Commit> commits = new ArrayList<>();
        private final List<Long> statements = new ArrayList<>();

        synchronized void clear() {
            roundTrips.clear();
            commits.clear();
            statements.clear();
        }

        synchronized Heard copy() {
            return new Heard(List.copyOf(roundTrips), List.copyOf(commits), List.copyOf(statements));
        }

        synchronized void roundTrip(long began) {
            roundTrips.add(new RoundTrip(began, System.nanoTime()));
        }

        synchronized void statement() {
            statements.add(System.nanoTime());
        }

        synchronized void commit() {
            commits.add(new Commit(System.nanoTime(), clock.instant()));
        }
    }

    private static final class Tapped extends Socket {
        /** CommandComplete, eleven bytes long, "COMMIT" and a zero. */
        private static final byte[] COMMITTED = {'C', 0, 0, 0, 11, 'C', 'O', 'M', 'M', 'I', 'T', 0};

        private long askedNanos;
        private int matched;
        private final Sent sent = new Sent(NOTES::statement);

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int b) throws IOException {
                    asked();
                    sent.took(new byte[] {(byte) b}, 0, 1);
                    out.write(b);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    asked();
                    sent.took(bytes, from, length);
                    out.write(bytes, from, length);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    var b = in.read();
                    if (b >= 0) {
                        answered(new byte[] {(byte) b}, 0, 1);
                    }
                    return b;
                }

                @Override
                public int read(byte[] bytes, int from, int most) throws IOException {
                    var count = in.read(bytes, from, most);
                    if (count > 0) {
                        answered(bytes, from, count);
                    }
                    return count;
                }
            };
        }

        private void asked() {
            if (askedNanos == 0) {
                askedNanos = System.nanoTime();
            }
        }

        private void answered(byte[] bytes, int from, int count) {
            if (askedNanos != 0) {
                NOTES.roundTrip(askedNanos);
                askedNanos = 0;
            }
            for (int i = from; i < from + count; i++) {
                if (bytes[i] == COMMITTED[matched]) {
                    matched++;
                } else {
                    matched = bytes[i] == COMMITTED[0] ? 1 : 0;
                }
                if (matched == COMMITTED.length) {
                    NOTES.commit();
                    matched = 0;
                }
            }
        }
    }
}
