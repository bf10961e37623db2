package com.speechcad.db;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/**
 * Sockets to PostgreSQL that count the statements which go through them, {@code begin} and {@code commit} among them: for
 * {@link TestApp#through}. PostgreSQL's driver builds this class by its name.
 */
public final class CountedStatements extends SocketFactory {
    /** For the database's URL. */
    public static final String PARAMETER =
            "sslmode=disable&gssEncMode=disable&socketFactory=" + CountedStatements.class.getName();

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** How many there were so far, of all connections of this JVM. */
    public static int count() {
        return COUNT.get();
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public OutputStream getOutputStream() throws IOException {
                return new Counting(super.getOutputStream());
            }
        };
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
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    /** A message is a letter and its length; only the very first has no letter. */
    private static final class Counting extends FilterOutputStream {
        private static final int LENGTH = 4;

        private boolean isFirst = true;
        private int read;
        private int length;
        private int left;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int sign) throws IOException {
            take(sign & 0xff);
            out.write(sign);
        }

        @Override
        public void write(byte[] bytes, int from, int many) throws IOException {
            for (int i = from; i < from + many; i++) {
                take(bytes[i] & 0xff);
            }
            out.write(bytes, from, many);
        }

        private void take(int sign) {
            if (left > 0) {
                left--;
                return;
            }
            var head = isFirst ? 0 : 1;
            if (read < head) {
                if (sign == 'E' || sign == 'Q') {
                    COUNT.incrementAndGet();
                }
            } else {
                length = length << 8 | sign;
            }
            read++;
            if (read == head + LENGTH) {
                left = length - LENGTH;
                read = 0;
                length = 0;
                isFirst = false;
            }
        }
    }
}
