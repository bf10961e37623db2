package com.speechcad.local.proof;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;

/** Connections to PostgreSQL that break when {@link Faults} says so. The driver builds this class by its name. */
public final class FaultyWire extends SocketFactory {
    /** Frozen connections stay open, as those of a frozen function do, until the server has enough. */
    private static final List<Socket> FROZEN = new ArrayList<>();

    /** The server ends a frozen connection after a second instead of eight; all that waits for its locks waits so long. */
    static String parameter() {
        return "socketFactory=" + FaultyWire.class.getName() + "&options=-c%20idle_in_transaction_session_timeout%3D1s";
    }

    @Override
    public Socket createSocket() {
        return new Breaking();
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

    private static final class Breaking extends Socket {
        private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
        private final Map<String, String> prepared = new HashMap<>();
        private boolean isLost;
        private boolean isFrozen;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int b) {
                    asked.write(b);
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    asked.write(bytes, from, length);
                }

                @Override
                public void flush() throws IOException {
                    if (asked.size() > 0) {
                        send(out);
                    }
                }
            };
        }

        private void send(OutputStream out) throws IOException {
            var bytes = asked.toByteArray();
            asked.reset();
            var statement = statement(bytes);
            var now = statement.isEmpty() ? Faults.Now.GO : Faults.only().pass(statement);
            if (now == Faults.Now.REFUSE || isFrozen) {
                if (!isFrozen) {
                    close();
                }
                throw new IOException("fault: refused");
            }
            out.write(bytes);
            out.flush();
            isLost = now == Faults.Now.LOSE_ANSWER;
            isFrozen = now == Faults.Now.FREEZE;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    var b = in.read();
                    answered();
                    return b;
                }

                @Override
                public int read(byte[] bytes, int from, int most) throws IOException {
                    var count = in.read(bytes, from, most);
                    answered();
                    return count;
                }
            };
        }

        /** The server has answered, so that it is done. */
        private void answered() throws IOException {
            if (isLost) {
                close();
                throw new IOException("fault: answer lost");
            }
            if (isFrozen) {
                synchronized (FROZEN) {
                    FROZEN.add(this);
                }
                throw new IOException("fault: frozen");
            }
        }

        @Override
        public synchronized void close() throws IOException {
            if (!isFrozen) {
                super.close();
            }
        }

        /** What is asked, in the frontend's messages; empty for the handshake and for the pool's sign of life. */
        private String statement(byte[] bytes) {
            var said = new ArrayList<String>();
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.remaining() >= 5) {
                var type = (char) buffer.get();
                var length = buffer.getInt() - 4;
                if ("PBQESDCHX".indexOf(type) < 0 || length < 0 || length > buffer.remaining()) {
                    return "";
                }
                var body = new byte[length];
                buffer.get(body);
                read(type, new String(body, StandardCharsets.UTF_8).split("\0", -1), said);
            }
            return String.join("; ", said);
        }

        private void read(char type, String[] parts, List<String> said) {
            switch (type) {
                case 'P' -> {
                    prepared.put(parts[0], parts[1]);
                }
                case 'B' -> {
                    var sql = prepared.getOrDefault(parts[1], "").strip().replaceAll("\\s+", " ");
                    if (!sql.isEmpty()) {
                        said.add(sql.substring(0, Math.min(sql.length(), 70)));
                    }
                }
                case 'Q' -> said.add(parts[0]);
                default -> {}
            }
        }
    }
}
