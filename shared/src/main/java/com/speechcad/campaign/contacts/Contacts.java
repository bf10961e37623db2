package com.speechcad.campaign.contacts;

import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What is in the lists of the open transaction's tenant. */
@Singleton
public class Contacts {
    private static final Argument<Map<String, String>> VARIABLES = Argument.mapOf(String.class, String.class);
    private static final Argument<List<String>> NAMES = Argument.listOf(String.class);
    /** A place is the import's number times a million, and the row. */
    private static final String SELECT = """
            select seq, contact.number, region, variables, coalesce((
              select jsonb_path_query_array(i.columns, '$[*].variable') from contact_import i
              where i.list_id = contact.list_id and i.number = contact.seq / 1000000), '[]') as columns
            from contact where list_id = :list\s""";

    /** The same for a machine, which looks its variables up by name. */
    private static final String PLAIN =
            "select seq, number, region, variables, '[]' as columns from contact where list_id = :list ";

    private final Sql sql;
    private final ContactLists lists;
    private final Json json;

    Contacts(Sql sql, ContactLists lists, Json json) {
        this.sql = sql;
        this.lists = lists;
        this.json = json;
    }

    /** In the order of the files. */
    public List<Contact> page(UUID list, int offset, int most) {
        return sql.of(SELECT + "order by seq offset :offset limit :most")
                .with("list", list)
                .with("offset", offset)
                .with("most", most)
                .list(this::read);
    }

    /** Those after a place, in order. */
    public List<Contact> after(UUID list, long place, int most) {
        return sql.of(PLAIN + "and seq > :place order by seq limit :most")
                .with("list", list)
                .with("place", place)
                .with("most", most)
                .list(this::read);
    }

    public Optional<Contact> find(UUID list, PhoneNumber number) {
        return sql.of(SELECT + "and contact.number = :number")
                .with("list", list)
                .with("number", number)
                .first(this::read);
    }

    /** Those whose number is that or ends like that. */
    public List<Contact> ending(UUID list, String digits, int most) {
        return sql.of(SELECT + "and right(contact.number, length(:digits)) = :digits order by seq limit :most")
                .with("list", list)
                .with("digits", digits)
                .with("most", most)
                .list(this::read);
    }

    /** @return false when it is not in the list */
    public boolean remove(UUID list, PhoneNumber number) {
        lists.lock(list);
        var gone = sql.of("delete from contact where list_id = :list and number = :number")
                .with("list", list)
                .with("number", number)
                .update();
        if (gone == 1) {
            lists.counted(list, -1);
        }
        return gone == 1;
    }

    /**
     * Takes away some of an import's contacts, or of the whole list.
     *
     * @param from the first place, and {@code to} the last
     * @return how many went; fewer than {@code most} when no more are left
     */
    int removeSome(UUID list, long from, long to, int most) {
        lists.lock(list);
        var gone = sql.of("""
                        delete from contact where list_id = :list and seq in (select seq from contact
                          where list_id = :list and seq between :from and :to order by seq limit :most)""")
                .with("list", list)
                .with("from", from)
                .with("to", to)
                .with("most", most)
                .update();
        lists.counted(list, -gone);
        return gone;
    }

    private Contact read(Row row) throws SQLException {
        return new Contact(
                row.number("seq"),
                row.phone("number"),
                row.text("region"),
                variables(row.text("variables"), row.text("columns")));
    }

    /** In the order of the columns; what is of none of them comes after, by name. */
    private Map<String, String> variables(String written, String columns) {
        var left = new TreeMap<>(json.read(written, VARIABLES));
        var ordered = new LinkedHashMap<String, String>();
        for (var name : json.read(columns, NAMES)) {
            Optional.ofNullable(left.remove(name)).ifPresent(value -> ordered.put(name, value));
        }
        ordered.putAll(left);
        return ordered;
    }
}
