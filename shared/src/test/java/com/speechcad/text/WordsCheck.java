package com.speechcad.text;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every word of every room on the classpath: there in every language, with the same places to fill, in markup that
 * Telegram can read, in the language's own script, and none left over in a file.
 */
public final class WordsCheck {
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
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("com.speechcad").stream()
                        .filter(found -> found.isEnum() && found.isAssignableTo(TextKey.class))
                        .flatMap(found -> constants(found).stream())
                        .collect(Collectors.groupingBy(
                                TextKey::bundle,
                                TreeMap::new,
                                Collectors.toMap(TextKey::name, key -> key, (one, _) -> one, TreeMap::new)));
    }

    private static List<TextKey> constants(JavaClass found) {
        var constants = found.reflect().getEnumConstants();
        if (constants == null) {
            throw new IllegalStateException(found + " is no enum");
        }
        return Arrays.stream(constants).map(TextKey.class::cast).toList();
    }
}
