package com.speechcad.db;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** SQL whose {@code :name} became {@code ?}, and the names in order. Casts ({@code ::}) and string literals stay. */
record NamedSql(String positional, List<String> names) {
    private static final Map<String, NamedSql> KNOWN = new ConcurrentHashMap<>();
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|::|:([a-zA-Z]\\w*)");

    static NamedSql of(String sql) {
        return KNOWN.computeIfAbsent(sql, NamedSql::parse);
    }

    private static NamedSql parse(String sql) {
        var names = new java.util.ArrayList<String>();
        var positional = TOKEN.matcher(sql).replaceAll(found -> {
            var name = found.group(1);
            if (name == null) {
                return java.util.regex.Matcher.quoteReplacement(found.group());
            }
            names.add(name);
            return "?";
        });
        return new NamedSql(positional, List.copyOf(names));
    }
}
