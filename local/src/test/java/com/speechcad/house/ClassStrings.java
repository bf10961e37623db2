package com.speechcad.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every text in a compiled class: constants, recipes of concatenations with their holes, annotations' values, names. What
 * is put together while the program runs is in it as the pieces it is put together from.
 */
final class ClassStrings {
    /** Stands in a recipe where a value comes. */
    private static final String HOLES = "[\u0001\u0002]+";

    private ClassStrings() {}

    /** By class, each text without its holes and in pieces around them. */
    static Map<String, List<String>> of(Iterable<JavaClass> classes) {
        var all = new TreeMap<String, List<String>>();
        for (var type : classes) {
            type.getSource().ifPresent(source -> all.put(type.getName(), in(source.getUri())));
        }
        return all;
    }

    private static List<String> in(URI address) {
        try (var stream = address.toURL().openStream()) {
            var texts = new ArrayList<String>();
            for (var entry : ClassFile.of().parse(stream.readAllBytes()).constantPool()) {
                if (entry instanceof Utf8Entry utf8) {
                    var text = utf8.stringValue();
                    texts.add(text.replaceAll(HOLES, ""));
                    if (text.indexOf('\u0001') >= 0) {
                        texts.addAll(List.of(text.split(HOLES)));
                    }
                }
            }
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(address.toString(), broken);
        }
    }
}
