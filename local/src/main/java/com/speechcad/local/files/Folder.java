package com.speechcad.local.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Objects as files: the content under {@code content}, its headers beside it under {@code headers}. */
final class Folder {
    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    /** Replaces what was there, all at once. Returns the entity tag. */
    synchronized String put(String bucket, String key, Map<String, String> headers, byte[] content) throws IOException {
        var tag = "\"" + HexFormat.of().formatHex(md5(content)) + "\"";
        var all = Json.object();
        headers.forEach(all::put);
        all.put("etag", tag);
        write(path("headers", bucket, key), Json.write(all).getBytes(StandardCharsets.UTF_8));
        write(path("content", bucket, key), content);
        return tag;
    }

    synchronized Optional<StoredObject> get(String bucket, String key) throws IOException {
        var content = path("content", bucket, key);
        if (!Files.isRegularFile(content)) {
            return Optional.empty();
        }
        var headers = new TreeMap<String, String>();
        var stored = (ObjectNode) Json.parse(Files.readAllBytes(path("headers", bucket, key)));
        stored.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return Optional.of(new StoredObject(
                headers,
                Files.readAllBytes(content),
                Files.getLastModifiedTime(content).toInstant()));
    }

    synchronized void delete(String bucket, String key) throws IOException {
        Files.deleteIfExists(path("content", bucket, key));
        Files.deleteIfExists(path("headers", bucket, key));
    }

    /** Keys in order. */
    List<String> keys(String bucket, String prefix) throws IOException {
        var content = root.resolve("content").resolve(escaped(bucket));
        if (!Files.isDirectory(content)) {
            return List.of();
        }
        try (var files = Files.walk(content)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> key(content.relativize(file)))
                    .filter(key -> key.startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static String key(Path relative) {
        var segments = new ArrayList<String>();
        relative.forEach(
                segment -> segments.add(URLDecoder.decode(segment.toString().substring(1), StandardCharsets.UTF_8)));
        return String.join("/", segments);
    }

    private Path path(String kind, String bucket, String key) {
        var relative = Arrays.stream(key.split("/", -1)).map(Folder::escaped).collect(Collectors.joining("/"));
        return root.resolve(kind).resolve(escaped(bucket)).resolve(relative);
    }

    /** With a sign in front no segment is empty, {@code .} or {@code ..}; escaped, none holds a separator. */
    private static String escaped(String segment) {
        return "_" + URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    private static void write(Path path, byte[] bytes) throws IOException {
        Files.createDirectories(path.getParent());
        var fresh = Files.createTempFile(path.getParent(), ".new", "");
        Files.write(fresh, bytes);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
