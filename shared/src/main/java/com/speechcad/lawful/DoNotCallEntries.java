package com.speechcad.lawful;

import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A business's do-not-call list, to look through and take along. */
@Singleton
public class DoNotCallEntries {
    private static final int MOST_EXPORTED = 100_000;

    private final Sql sql;

    DoNotCallEntries(Sql sql) {
        this.sql = sql;
    }

    /** Who may not be rung since when, and how they said so. */
    public record Entry(PhoneNumber number, DoNotCall.Source source, Instant since) {}

    public int count(BusinessId business) {
        return sql.of("select count(*) as many from do_not_call where business_id = :business and lifted_at is null")
                .with("business", business)
                .only(row -> row.integer("many"));
    }

    /** Newest first. */
    public List<Entry> page(BusinessId business, int offset, int most) {
        return sql.of("""
                        select number, source, since from do_not_call
                        where business_id = :business and lifted_at is null
                        order by since desc, number offset :offset limit :most""")
                .with("business", business)
                .with("offset", offset)
                .with("most", most)
                .list(row -> new Entry(
                        row.phone("number"), row.constant(DoNotCall.Source.class, "source"), row.instant("since")));
    }

    /** As CSV with a header: for keeping other systems of the business in step. */
    public String csv(BusinessId business) {
        return page(business, 0, MOST_EXPORTED).stream()
                .map(entry -> entry.number().e164() + "," + entry.source() + "," + entry.since())
                .collect(Collectors.joining("\n", "number,source,since\n", "\n"));
    }
}
