package com.speechcad.flow;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Lists of reference numbers of the open transaction's tenant. What was uploaded is only ever compared with. */
@Singleton
public class ReferenceLists {
    public static final int MOST_LISTS = 20;
    public static final int MOST_ENTRIES = 20_000;
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![0-9])[0-9]{" + Typed.Reference.SHORTEST + "," + Typed.Reference.LONGEST + "}(?![0-9])");

    private final Sql sql;
    private final IdSource ids;
    private final Clock clock;

    ReferenceLists(Sql sql, IdSource ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param entries how many different numbers are on it */
    public record Known(UUID id, String name, int entries) {}

    /** By name. */
    public List<Known> of(UserId owner) {
        return sql.of("""
                        select id, name, entries from reference_list
                        where owner_user_id = :owner and deleted_at is null order by name, id""")
                .with("owner", owner)
                .list(row -> new Known(row.uuid("id"), row.text("name"), row.integer("entries")));
    }

    public Optional<Known> find(UserId owner, UUID id) {
        return of(owner).stream().filter(list -> list.id().equals(id)).findFirst();
    }

    /** An empty list; empty when the owner has {@value #MOST_LISTS} already. */
    public Optional<UUID> create(UserId owner, String name) {
        if (of(owner).size() >= MOST_LISTS) {
            return Optional.empty();
        }
        var id = ids.next();
        sql.of("""
                insert into reference_list (id, owner_user_id, name, created_at) values (:id, :owner, :name, :now)""")
                .with("id", id)
                .with("owner", owner)
                .with("name", name)
                .with("now", clock.instant())
                .update();
        return Optional.of(id);
    }

    /**
     * What came of a text's lines.
     *
     * @param added numbers that were new
     * @param again numbers that were on the list already, or stood in the text before
     * @param without lines that have no number of 3 to 10 digits
     * @param over numbers for which there was no room
     */
    public record Taken(int added, int again, int without, int over) {
        public static final Taken NOTHING = new Taken(0, 0, 0, 0);

        public Taken plus(Taken other) {
            return new Taken(added + other.added, again + other.again, without + other.without, over + other.over);
        }
    }

    /** {@link #take}, for whoever wants to know only what was new. */
    public int add(UserId owner, UUID id, String text) {
        return take(owner, id, text).added;
    }

    /** Takes every number of 3 to 10 digits out of a text; what else is in it is left out. Nothing for another's list. */
    public Taken take(UserId owner, UUID id, String text) {
        var list = find(owner, id);
        if (list.isEmpty()) {
            return Taken.NOTHING;
        }
        var found = DIGITS.matcher(text).results().map(MatchResult::group).toList();
        var different = found.stream().distinct().toList();
        var room = Math.max(0, MOST_ENTRIES - list.get().entries());
        var added = add(id, different.stream().limit(room).toList());
        var over = Math.max(0, different.size() - room);
        var without = text.lines()
                .filter(line -> !line.isBlank() && !DIGITS.matcher(line).find())
                .count();
        return new Taken(added, found.size() - added - over, Math.toIntExact(without), over);
    }

    private int add(UUID id, List<String> numbers) {
        var digests = numbers.stream().map(number -> digest(id, number)).toArray(String[]::new);
        var added = sql.of("""
                        insert into reference_entry (list_id, digest) select :list, unnest(:digests)
                        on conflict do nothing""").with("list", id).with("digests", digests).update();
        sql.of("update reference_list set entries = entries + :added where id = :list")
                .with("added", added)
                .with("list", id)
                .update();
        return added;
    }

    /** Gone from every list to choose from; flows that look in it are told so when they are checked. */
    public void delete(UserId owner, UUID id) {
        if (find(owner, id).isPresent()) {
            sql.of("update reference_list set deleted_at = :now where id = :id")
                    .with("now", clock.instant())
                    .with("id", id)
                    .update();
            sql.of("delete from reference_entry where list_id = :id")
                    .with("id", id)
                    .update();
        }
    }

    /** Whether a number is on the list; a list that is gone has none. */
    public boolean has(UUID list, String digits) {
        return sql.of("select 1 as one from reference_entry where list_id = :list and digest = :digest")
                .with("list", list)
                .with("digest", digest(list, digits))
                .first(row -> row.integer("one"))
                .isPresent();
    }

    private static String digest(UUID list, String digits) {
        return Digest.sha256Hex(list + ":" + digits);
    }
}
