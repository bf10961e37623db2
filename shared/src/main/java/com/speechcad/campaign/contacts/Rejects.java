package com.speechcad.campaign.contacts;

import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The rows that did not become contacts, of the open transaction's tenant. */
@Singleton
class Rejects {
    private static final Argument<List<String>> CELLS = Argument.listOf(String.class);

    private final Sql sql;
    private final Json json;

    Rejects(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** @param cells as they came */
    record Reject(int row, RejectReason why, List<String> cells) {}

    List<Reject> after(UUID imported, int row, int most) {
        return sql.of("""
                        select row_number, reason, cells from contact_reject
                        where import_id = :id and row_number > :row order by row_number limit :most""")
                .with("id", imported)
                .with("row", row)
                .with("most", most)
                .list(this::read);
    }

    int removeSome(UUID imported, int most) {
        return sql.of("""
                        delete from contact_reject where import_id = :id and row_number in (select row_number
                          from contact_reject where import_id = :id order by row_number limit :most)""").with("id", imported).with("most", most).update();
    }

    int removeSomeOfList(UUID list, int most) {
        return sql.of("""
                        delete from contact_reject where (import_id, row_number) in (select r.import_id, r.row_number
                          from contact_reject r join contact_import i on i.id = r.import_id
                          where i.list_id = :list limit :most)""").with("list", list).with("most", most).update();
    }

    private Reject read(Row row) throws SQLException {
        return new Reject(
                row.integer("row_number"), row.constant(RejectReason.class, "reason"), cells(row.text("cells")));
    }

    private List<String> cells(String written) {
        return json.read(written, CELLS);
    }
}
