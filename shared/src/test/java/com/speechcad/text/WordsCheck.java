package com.speechcad.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every word of every room on the classpath: there in every language, with the same places to fill, in markup that
 * Telegram can read, in the language's own script, and none left over in a file.
 */
public final class WordsCheck {
    private static final String OURS = "com/speechcad";
    private static final String CLASS = ".class";

    private WordsCheck() {}

    /** What is wrong, a line each; empty when all is well. */
    public static List<String> faults() {
        var faults = new ArrayList<String>();
        bundles().forEach((bundle, keys) -> {
            for (var language : Language.values()) {
                faults.addAll(leftOver(bundle, keys, language));
                keys.values().forEach(key -> faults.addAll(faults(key, language)));
            }
        });
        return faults;
    }

    /** How many keys there are: zero would mean that nothing was checked. */
    public static int keys() {
        return bundles().values().stream().mapToInt(Map::size).sum();
    }

    /** What is wrong with one of the key's texts. */
    static List<String> faults(TextKey key, Language language) {
        var name = key.bundle() + "." + language.code() + " " + key.name();
        var words = Words.file(key.bundle(), language).getProperty(key.name());
        if (words == null || words.isBlank()) {
            return List.of(name + " is missing");
        }
        var english = Words.file(key.bundle(), Language.EN).getProperty(key.name(), "");
        return faults(language, words, english).stream()
                .map(fault -> name + " " + fault)
                .toList();
    }

    static List<String> faults(Language language, String words, String english) {
        var faults = new ArrayList<String>();
        try {
            var places = Pattern.of(words).places();
            var expected = Pattern.of(english).places();
            if (!places.equals(expected)) {
                faults.add("has the places " + places + ", in English " + expected);
            }
        } catch (IllegalStateException broken) {
            faults.add("cannot be read: " + broken.getMessage());
        }
        faults.addAll(Markup.faults(words));
        if (language == Language.FR) {
            faults.addAll(Spaces.faults(words));
        }
        if (!Scripts.isIn(language, words, english)) {
            faults.add("is not in its language: " + words);
        }
        return faults;
    }

    private static List<String> leftOver(String bundle, Map<String, TextKey> keys, Language language) {
        Set<String> unused = new TreeSet<>(Words.file(bundle, language).stringPropertyNames());
        unused.removeAll(keys.keySet());
        return unused.stream()
                .map(key -> bundle + "." + language.code() + " " + key + " is used by nobody")
                .toList();
    }

    private static Map<String, Map<String, TextKey>> bundles() {
        return ours().stream()
                .map(WordsCheck::loaded)
                .filter(found -> found.isEnum() && TextKey.class.isAssignableFrom(found))
                .flatMap(found -> constants(found).stream())
                .collect(Collectors.groupingBy(
                        TextKey::bundle,
                        TreeMap::new,
                        Collectors.toMap(TextKey::name, key -> key, (one, _) -> one, TreeMap::new)));
    }

    private static List<TextKey> constants(Class<?> found) {
        var constants = found.getEnumConstants();
        if (constants == null) {
            throw new IllegalStateException(found + " is no enum");
        }
        return Arrays.stream(constants).map(TextKey.class::cast).toList();
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, WordsCheck.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** The names of our classes on the classpath, in folders and in jars, without those of the tests. */
    private static List<String> ours() {
        try {
            var names = new ArrayList<String>();
            for (var root : Collections.list(WordsCheck.class.getClassLoader().getResources(OURS))) {
                if (!root.getPath().contains("/test-classes/")
                        && !root.getPath().contains("-tests.jar!")) {
                    names.addAll(names(root));
                }
            }
            return names;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<String> names(URL root) throws IOException, URISyntaxException {
        var place = root.toURI();
        if (!root.getProtocol().equals("jar")) {
            return names(Path.of(place));
        }
        var jar = URI.create(place.getSchemeSpecificPart().split("!", 2)[0]);
        try (var inside = FileSystems.newFileSystem(Path.of(jar))) {
            return names(inside.getPath("/" + OURS));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    // Those that annotation processors wrote have no words.
                    .filter(file -> file.endsWith(CLASS) && !file.contains("/$") && !file.endsWith("-info" + CLASS))
                    .map(file -> OURS + "/" + file.substring(0, file.length() - CLASS.length()))
                    .map(file -> file.replace('/', '.').replace('\\', '.'))
                    .toList();
        }
    }
}
