package com.speechcad.flow;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The voices of the open transaction's tenant, as last seen at the provider. */
@Singleton
public class Voices {
    private static final String SELECT = "select id, name, maker, gender, accent, age, preview_url from voice";

    private final Sql sql;
    private final Clock clock;

    Voices(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Those that sound native in that language first, by name. */
    public List<Voice> of(Language language) {
        return sql.of(SELECT + " order by name, id").list(Voices::voice).stream()
                .sorted(Comparator.comparing(voice -> !voice.suits(language)))
                .toList();
    }

    /** Empty for one that the provider does not offer any more. */
    public Optional<Voice> find(String id) {
        return sql.of(SELECT + " where id = :id").with("id", id).first(Voices::voice);
    }

    /** Whether the list is known and a voice is not on it: nobody can call with it. */
    boolean isGone(String id) {
        return sql.of("select exists (select 1 from voice) and not exists (select 1 from voice where id = :id) as gone")
                .with("id", id)
                .only(row -> row.flag("gone"));
    }

    /** What is not on the list any more is forgotten; an empty list is an answer that cannot be meant and changes nothing. */
    void seen(List<Voice> voices) {
        var now = clock.instant();
        for (var voice : voices) {
            sql.of("""
                    insert into voice (id, name, maker, gender, accent, age, preview_url, seen_at)
                    values (:id, :name, :maker, :gender, :accent, :age, :preview, :now)
                    on conflict (tenant_id, id) do update set name = excluded.name, maker = excluded.maker,
                      gender = excluded.gender, accent = excluded.accent, age = excluded.age,
                      preview_url = excluded.preview_url, seen_at = excluded.seen_at""")
                    .with("id", voice.id())
                    .with("name", voice.name())
                    .with("maker", voice.maker())
                    .with("gender", voice.gender())
                    .with("accent", voice.accent().orElse(null))
                    .with("age", voice.age().orElse(null))
                    .with("preview", voice.preview().map(URI::toString).orElse(null))
                    .with("now", now)
                    .soon();
        }
        if (!voices.isEmpty()) {
            sql.of("delete from voice where seen_at < :now").with("now", now).update();
        }
    }

    private static Voice voice(Row row) throws SQLException {
        return new Voice(
                row.text("id"),
                row.text("name"),
                row.text("maker"),
                row.constant(Voice.Gender.class, "gender"),
                row.maybeText("accent"),
                row.maybeText("age"),
                row.maybeText("preview_url").map(URI::create));
    }
}
