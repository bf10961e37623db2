package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.text.Text;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people call the things that money moved for: a call by its flow, a top-up by its coin. */
@Singleton
public class EntryNames {
    private final Sql sql;

    EntryNames(Sql sql) {
        this.sql = sql;
    }

    /** The names of some subjects, by the subject. */
    public record Named(Map<String, String> names) {
        public Named {
            names = Map.copyOf(names);
        }

        /** What an entry is about, as {@link EntrySubject} has it, with its name where it has one. */
        public Optional<Text> about(String subject) {
            return named(subject, EntrySubject.of(subject));
        }

        /** The same beside the entry's kind, which is not said again. */
        public Optional<Text> about(String subject, Reason kind) {
            return named(subject, EntrySubject.of(subject, kind));
        }

        private Optional<Text> named(String subject, Optional<Text> about) {
            return Optional.ofNullable(names.get(subject))
                    .flatMap(name -> about.map(it ->
                            Text.text(BillingText.ABOUT_NAMED).with("about", it).with("name", name)))
                    .or(() -> about);
        }
    }

    /** In the open transaction, two statements however many they are. */
    public Named of(Collection<String> subjects) {
        var names = new HashMap<String, String>();
        ask(names, "attempt:", subjects, "select id, flow_name as name from attempt where id = any (:ids)");
        ask(names, "invoice:", subjects, "select id, coin as name from top_up where id = any (:ids)");
        return new Named(names);
    }

    private void ask(Map<String, String> names, String kind, Collection<String> subjects, String select) {
        var ids = ids(kind, subjects);
        if (!ids.isEmpty()) {
            sql.of(select)
                    .with("ids", ids)
                    .list(row -> Map.entry(kind + row.uuid("id"), row.text("name")))
                    .forEach(named -> names.put(named.getKey(), named.getValue()));
        }
    }

    private static List<UUID> ids(String kind, Collection<String> subjects) {
        return subjects.stream()
                .distinct()
                .filter(subject -> subject.startsWith(kind))
                .map(subject -> subject.substring(kind.length()))
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .toList();
    }
}
