package com.speechcad.provider.telegram;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** QR codes as PNG pictures of one bit a pixel, without AWT, which a function would have to start first. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PIXELS_A_MODULE = 10;
    private static final int QUIET_MODULES = 4;

    private Png() {}

    /** @throws IllegalArgumentException when it is too long for a QR code */
    static byte[] qr(String content) {
        try {
            var hints = Map.of(
                    EncodeHintType.CHARACTER_SET,
                    "UTF-8",
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M,
                    EncodeHintType.MARGIN,
                    QUIET_MODULES);
            return picture(new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints));
        } catch (WriterException unfit) {
            throw new IllegalArgumentException("no QR code holds this", unfit);
        }
    }

    private static byte[] picture(BitMatrix modules) {
        var width = modules.getWidth() * PIXELS_A_MODULE;
        var height = modules.getHeight() * PIXELS_A_MODULE;
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 1)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0);
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", deflated(scanlines(modules, width, height)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /** Each line begins with its filter (none); a set bit is white. */
    private static byte[] scanlines(BitMatrix modules, int width, int height) {
        var line = 1 + Math.ceilDiv(width, Byte.SIZE);
        var bytes = new byte[line * height];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                if (!modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE)) {
                    bytes[y * line + 1 + x / Byte.SIZE] |= (byte) (0x80 >>> (x % Byte.SIZE));
                }
            }
        }
        return bytes;
    }

    private static byte[] deflated(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(plain);
            deflater.finish();
            var some = new byte[4096];
            while (!deflater.finished()) {
                packed.write(some, 0, deflater.deflate(some));
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        var named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var check = new CRC32();
        check.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
