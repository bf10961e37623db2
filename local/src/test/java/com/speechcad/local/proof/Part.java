package com.speechcad.local.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One part of the proof: what was counted, and what was wrong. */
final class Part {
    private final String name;
    private final Map<String, String> figures = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    Part(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Map<String, String> figures() {
        return figures;
    }

    List<String> wrong() {
        return wrong;
    }

    Part figure(String what, Object value) {
        figures.put(what, String.valueOf(value));
        return this;
    }

    void wrong(String what) {
        wrong.add(what);
    }
}
