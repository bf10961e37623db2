package com.speechcad.local.telegram;

import com.speechcad.local.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody on this Telegram. Used under the world's lock. */
final class Persons {
    private static final String KIND = "telegram.person";

    private final World world;
    private final Map<Long, Person> all = new LinkedHashMap<>();

    Persons(World world) {
        this.world = world;
        world.journal.all(KIND).values().forEach(json -> {
            var person = Json.parse(json, Person.class);
            all.put(person.id(), person);
        });
    }

    /** A known id gets the new name, language and phone. */
    Person put(Person person) {
        all.put(person.id(), person);
        world.journal.put(KIND, Long.toString(person.id()), Json.write(Json.tree(person)));
        world.changed();
        return person;
    }

    Optional<Person> find(long id) {
        return Optional.ofNullable(all.get(id));
    }

    Person get(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("nobody here has the id " + id));
    }

    List<Person> all() {
        return List.copyOf(all.values());
    }
}
