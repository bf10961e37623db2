package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Agents, flows or engines: under each id its versions 0, 1, 2 … Everything handed out is a copy. */
final class Shelf {
    private final Journal journal;
    private final String kind;
    private final Map<String, TreeMap<Integer, ObjectNode>> things = new LinkedHashMap<>();

    Shelf(Journal journal, String kind) {
        this.journal = journal;
        this.kind = kind;
        journal.all(kind).forEach((key, json) -> {
            var at = key.lastIndexOf('@');
            things.computeIfAbsent(key.substring(0, at), _ -> new TreeMap<>())
                    .put(Integer.valueOf(key.substring(at + 1)), (ObjectNode) Json.parse(json));
        });
    }

    synchronized Optional<ObjectNode> latest(String id) {
        var versions = things.get(id);
        return versions == null
                ? Optional.empty()
                : Optional.of(versions.lastEntry().getValue().deepCopy());
    }

    synchronized Optional<ObjectNode> version(String id, int version) {
        return Optional.ofNullable(things.getOrDefault(id, new TreeMap<>()).get(version))
                .map(ObjectNode::deepCopy);
    }

    /** Newest first. */
    synchronized List<ObjectNode> versions(String id) {
        var versions = new ArrayList<ObjectNode>();
        things.getOrDefault(id, new TreeMap<>()).descendingMap().values().forEach(one -> versions.add(one.deepCopy()));
        return versions;
    }

    /** The newest version of each, in the order of creation. */
    synchronized List<ObjectNode> all() {
        var all = new ArrayList<ObjectNode>();
        things.values()
                .forEach(versions -> all.add(versions.lastEntry().getValue().deepCopy()));
        return all;
    }

    synchronized void put(String id, int version, ObjectNode thing) {
        things.computeIfAbsent(id, _ -> new TreeMap<>()).put(version, thing.deepCopy());
        journal.put(kind, id + "@" + version, Json.write(thing));
    }

    synchronized void remove(String id, int version) {
        var versions = things.get(id);
        if (versions != null && versions.remove(version) != null) {
            journal.remove(kind, id + "@" + version);
            if (versions.isEmpty()) {
                things.remove(id);
            }
        }
    }

    synchronized void remove(String id) {
        for (var version :
                new ArrayList<>(things.getOrDefault(id, new TreeMap<>()).keySet())) {
            remove(id, version);
        }
    }
}
