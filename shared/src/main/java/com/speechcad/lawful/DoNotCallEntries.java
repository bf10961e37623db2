package com.speechcad.lawful;

import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.CsvDialect;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A business's do-not-call list, to look through and take along. */
@Singleton
public class DoNotCallEntries {
    private static final int MOST_EXPORTED = 100_000;

    /** A spreadsheet needs it to see that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

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
                        select number, case when unheard then 'UNHEARD' else source end as source, since from do_not_call
                        where business_id = :business and lifted_at is null
                        order by since desc, number offset :offset limit :most""")
                .with("business", business)
                .with("offset", offset)
                .with("most", most)
                .list(row -> new Entry(
                        row.phone("number"), row.constant(DoNotCall.Source.class, "source"), row.instant("since")));
    }

    /** As CSV with a header in the reader's language: for keeping other systems of the business in step. */
    public String csv(BusinessId business, Reader reader) {
        var separator = String.valueOf(CsvDialect.of(reader.language()).separator());
        var header = Stream.of(LawfulNews.DNC_NUMBER, LawfulNews.DNC_SOURCE, LawfulNews.DNC_SINCE)
                .map(column -> Words.plain(Text.text(column), reader))
                .collect(Collectors.joining(separator, BYTE_ORDER_MARK, "\n"));
        return page(business, 0, MOST_EXPORTED).stream()
                .map(entry -> String.join(
                        separator,
                        entry.number().e164(),
                        Words.plain(Text.text(LawfulNews.of(entry.source())), reader),
                        entry.since().toString()))
                .collect(Collectors.joining("\n", header, "\n"));
    }
}
