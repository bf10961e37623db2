package com.speechcad.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Secrets of this lab alone, made at its first start and kept in its folder. */
final class LabKeys {
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    private LabKeys() {}

    static LabKeys in(Path folder) throws IOException {
        var keys = new LabKeys();
        var file = folder.resolve("keys.properties");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                keys.known.load(reader);
            }
        }
        keys.make();
        var lines = new TreeMap<String, String>();
        keys.known.stringPropertyNames().forEach(name -> lines.put(name, keys.get(name)));
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        var text = new StringBuilder("# Keys of this lab; they open nothing outside it.\n");
        lines.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return keys;
    }

    /** By the name of the function's environment variable. */
    String get(String name) {
        var value = known.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("the lab has no key " + name);
        }
        return value;
    }

    private void make() {
        var recipes = Map.<String, Supplier<String>>of(
                "DATABASE_PASSWORD", () -> hex(16),
                "ENCRYPTION_KEY", () -> Base64.getEncoder().encodeToString(bytes(32)),
                "TELEGRAM_BOT_TOKEN", () -> "7000000001:" + hex(16),
                "TELEGRAM_SECRET_TOKEN", () -> hex(16),
                "RETELL_API_KEY", () -> "key_" + hex(16),
                "RETELL_WEBHOOK_KEY", () -> "key_" + hex(16),
                "DYNOPAY_API_KEY", () -> "dk_" + hex(16),
                "DYNOPAY_WEBHOOK_SECRET", () -> "whsec_" + hex(24));
        recipes.forEach((name, recipe) -> {
            if (!known.containsKey(name)) {
                known.setProperty(name, recipe.get());
            }
        });
    }

    private String hex(int count) {
        return HexFormat.of().formatHex(bytes(count));
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
