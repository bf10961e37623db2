package com.speechcad.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key of anybody lies in the project, and no file of the kinds that hold data or keys. */
class NoSecretTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", "cdk.out", ".speechcad", ".idea", ".vscode", "stages");
    private static final long LARGEST = 4_000_000;

    private static final Map<String, Pattern> KEYS = Map.of(
            "a Telegram bot's token", Pattern.compile("\\b\\d{8,10}:[A-Za-z0-9_-]{35}\\b"),
            "a voice provider's key", Pattern.compile("\\bkey_[0-9a-f]{24,}\\b"),
            "an AWS key", Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            "a private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\\s+[A-Za-z0-9+/=]{40}"),
            "a token of a code host", Pattern.compile("\\b(?:ghp|gho|ghs)_[A-Za-z0-9]{36}\\b"),
            "a payment key", Pattern.compile("\\b(?:sk|rk)_live_[A-Za-z0-9]{20,}\\b"));

    private static final Pattern DATA = Pattern.compile(
            "(?:.*\\.)?env(?:\\..+)?|.*\\.(?:pem|p12|pfx|jks|keystore|rdb|sqlite3?|dump|bak)",
            Pattern.CASE_INSENSITIVE);

    @Test
    void no_key_and_no_dump_lies_in_the_project() throws IOException {
        var found = new ArrayList<String>();
        var read = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                if (DATA.matcher(file.getFileName().toString()).matches()) {
                    found.add(file + ": a file that holds data or keys");
                }
                if (about.size() <= LARGEST) {
                    read.add(file);
                    keys(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .forEach(what -> found.add(file + ": " + what));
                }
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(read).hasSizeGreaterThan(1_500);
        assertThat(found).isEmpty();
    }

    /** Made up here, and put together so that this file has none in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "token = \"12345678/:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"",
                "RETELL_API_KEY=key/_0123456789abcdef01234567",
                "AKIA/ABCDEFGHIJKLMNOP",
                "-----BEGIN /PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ghp/_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ",
                "sk/_live_abcdefghijklmnopqrstuv"
            })
    void what_would_be_one_is_known(String made) {
        assertThat(keys(made.replace("/", ""))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".env", ".env.local", ".env.production", "prod.env", "env", "server.PEM", "books.dump"})
    void a_file_of_such_a_kind_is_known(String name) {
        assertThat(DATA.matcher(name).matches()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Environment.java", "my.environment", "dotenv.md", "env-names.md", "Dump.java"})
    void what_only_sounds_like_one_is_none(String name) {
        assertThat(DATA.matcher(name).matches()).isFalse();
    }

    private static List<String> keys(String text) {
        return KEYS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .toList();
    }
}
