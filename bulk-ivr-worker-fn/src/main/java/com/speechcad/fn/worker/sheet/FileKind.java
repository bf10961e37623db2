package com.speechcad.fn.worker.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file is by its first bytes. */
enum FileKind {
    EMPTY,
    TEXT,
    /** A workbook is one; so are many other things. */
    ZIP,
    OLD_EXCEL,
    /** A workbook that is encrypted. */
    PASSWORD,
    OTHER;

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final List<byte[]> OTHERS = List.of(
            latin("%PDF"),
            latin("{\\rtf"),
            latin("GIF8"),
            latin("\u0089PNG"),
            latin("\u00FF\u00D8\u00FF"),
            latin("\u001F\u008B"),
            latin("Rar!"),
            latin("7z\u00BC\u00AF"),
            latin("BEGIN:VCARD"),
            latin("<!DOCTYPE"),
            latin("<html"),
            latin("<?xml"));

    /** Bytes that are looked at to tell text from anything else. */
    private static final int LOOKED_AT = 65_536;

    static FileKind of(byte[] content) {
        if (content.length == 0) {
            return EMPTY;
        }
        if (startsWith(content, OLE2)) {
            return contains(content, ENCRYPTED) ? PASSWORD : OLD_EXCEL;
        }
        if (startsWith(content, latin("PK\u0003\u0004")) || startsWith(content, latin("PK\u0005\u0006"))) {
            return ZIP;
        }
        return OTHERS.stream().anyMatch(magic -> startsWith(content, magic)) || isBinary(content) ? OTHER : TEXT;
    }

    /** Control characters that no text has in numbers; zeros are left to {@link Encoding}, for UTF-16 is full of them. */
    private static boolean isBinary(byte[] content) {
        var looked = Math.min(content.length, LOOKED_AT);
        if (Encoding.wide(content).isPresent()) {
            return false;
        }
        var odd = 0;
        for (var at = 0; at < looked; at++) {
            var one = content[at] & 0xFF;
            odd += one < 0x20 && one != '\t' && one != '\n' && one != '\r' && one != 0x0B && one != 0x0C && one != 0x1F
                    ? 1
                    : 0;
        }
        return odd * 100 > looked;
    }

    static boolean startsWith(byte[] content, byte[] magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (var at = 0; at < magic.length; at++) {
            if (content[at] != magic[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] content, byte[] wanted) {
        for (var from = 0; from <= content.length - wanted.length; from++) {
            var same = 0;
            while (same < wanted.length && content[from + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private static byte[] latin(String magic) {
        return magic.getBytes(StandardCharsets.ISO_8859_1);
    }
}
