package com.speechcad.provider.telegram;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with a file in it. */
final class Multipart {
    private final String boundary;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @param boundary occurs nowhere in what is sent: random enough */
    Multipart(String boundary) {
        this.boundary = boundary;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    void add(String name, String value) {
        part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    void add(Fields.Upload file) {
        var name = file.fileName().replaceAll("[\"\\r\\n\\\\]", "_");
        part(
                "Content-Disposition: form-data; name=\"" + file.field() + "\"; filename=\"" + name + "\"\r\n"
                        + "Content-Type: " + file.contentType(),
                file.content());
    }

    byte[] end() {
        write("--" + boundary + "--\r\n");
        return body.toByteArray();
    }

    private void part(String headers, byte[] content) {
        write("--" + boundary + "\r\n" + headers + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
