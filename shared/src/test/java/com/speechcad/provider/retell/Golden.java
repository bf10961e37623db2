package com.speechcad.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Requests to the letter, one file each, as they were checked against the provider's specification. With {@code
 * -Dgolden.write=true} they are written anew: then read the difference.
 */
final class Golden {
    private static final boolean WRITING = Boolean.getBoolean("golden.write");
    private static final Path FILES = Path.of("src/test/resources/retell/golden");

    private Golden() {}

    static void check(String name, Object body) {
        try {
            var mapper = ObjectMapper.getDefault();
            var written =
                    pretty(Objects.requireNonNull(mapper.readValue(mapper.writeValueAsBytes(body), Object.class)), "")
                            + "\n";
            var file = FILES.resolve(name + ".json");
            if (WRITING) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, written);
            }
            assertThat(written).isEqualTo(Files.readString(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String pretty(Object value, String indent) {
        var inner = indent + "  ";
        return switch (value) {
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map -> {
                var lines = new TreeMap<String, String>();
                map.forEach(
                        (key, one) -> lines.put(String.valueOf(key), inner + quoted(key) + ": " + pretty(one, inner)));
                yield "{\n" + String.join(",\n", lines.values()) + "\n" + indent + "}";
            }
            case List<?> list when list.isEmpty() -> "[]";
            case List<?> list ->
                "[\n"
                        + String.join(
                                ",\n",
                                list.stream()
                                        .map(one -> inner + pretty(one, inner))
                                        .toList())
                        + "\n" + indent + "]";
            case String text -> quoted(text);
            default -> String.valueOf(value);
        };
    }

    private static String quoted(Object text) {
        var plain = new String(String.valueOf(text).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
