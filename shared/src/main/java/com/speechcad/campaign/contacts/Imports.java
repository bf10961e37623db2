package com.speechcad.campaign.contacts;

import com.speechcad.db.Json;
import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The imports of the open transaction's tenant. */
@Singleton
public class Imports {
    private static final Argument<List<Column>> COLUMNS = Argument.listOf(Column.class);
    private static final String SELECT = """
            select i.id, i.list_id, i.number, i.user_id, i.file_name, i.telegram_file, i.file_key, i.pasted, i.state,
              i.refusal, i.dialect, i.columns, i.phone_column, i.ended_consent, i.total_rows, i.rows_read, i.ready, i.repeated, i.known,
              i.invalid, i.do_not_call, i.no_price, i.no_room
            from contact_import i\s""";

    private final Sql sql;
    private final Json json;
    private final Clock clock;

    Imports(Sql sql, Json json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    public Optional<Import> find(UUID id) {
        return sql.of(SELECT + "where i.id = :id").with("id", id).first(this::read);
    }

    /** Nobody changes it until the transaction ends. */
    Optional<Import> lock(UUID id) {
        return askLock(id).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Optional<Import>> askLock(UUID id) {
        return sql.of(SELECT + "where i.id = :id for update").with("id", id).askFirst(this::read);
    }

    /** A list's imports, newest first. */
    public List<Import> of(UUID list, int offset, int most) {
        return sql.of(SELECT + "where i.list_id = :list order by i.number desc offset :offset limit :most")
                .with("list", list)
                .with("offset", offset)
                .with("most", most)
                .list(this::read);
    }

    /** How many a list has had. */
    public int count(UUID list) {
        return sql.of("select imports from contact_list where id = :id")
                .with("id", list)
                .only(row -> row.integer("imports"));
    }

    /** Whether anything is on its way into a list or out of it. */
    public boolean isBusy(UUID list) {
        return sql.of("""
                        select exists(select from contact_import where list_id = :list
                          and state in ('RECEIVED', 'FETCHING', 'READING', 'ASKING', 'IMPORTING', 'UNDOING')) as busy""").with("list", list).only(row -> row.flag("busy"));
    }

    /** How many of a person's are on their way. */
    int open(UserId user) {
        return sql.of("""
                        select count(*) as n from contact_import where user_id = :user
                          and state in ('RECEIVED', 'FETCHING', 'READING', 'ASKING', 'IMPORTING')""").with("user", user).only(row -> row.integer("n"));
    }

    /** A new one, received; at most one of {@code telegramFile} and {@code pasted}. */
    void add(UUID id, UUID list, UserId user, String name, Optional<String> telegramFile, Optional<String> pasted) {
        sql.of("""
                        with numbered as (update contact_list set imports = imports + 1 where id = :list returning imports)
                        insert into contact_import
                          (id, list_id, number, user_id, source, telegram_file, pasted, file_name, state, created_at)
                        select :id, :list, imports, :user, :source, :file, :pasted, :name, 'RECEIVED', :now
                        from numbered""")
                .with("id", id)
                .with("list", list)
                .with("user", user)
                .with("source", pasted.isPresent() ? "PASTE" : "FILE")
                .with("file", telegramFile.orElse(null))
                .with("pasted", pasted.orElse(null))
                .with("name", name)
                .with("now", clock.instant())
                .update();
    }

    /** @return false when it is not in {@code from} any more: somebody cancelled it, or it was done before */
    boolean move(Import imported, ImportState to) {
        return move(imported.id(), imported.state(), to);
    }

    boolean move(UUID id, ImportState from, ImportState to) {
        if (!from.canBecome(to)) {
            throw new IllegalStateException("an import that is " + from + " never becomes " + to);
        }
        return sql.of("""
                        update contact_import set state = :to,
                          finished_at = case when :over then :now else finished_at end
                        where id = :id and state = :from""")
                        .with("to", to)
                        .with("over", !to.isOpen())
                        .with("now", clock.instant())
                        .with("id", id)
                        .with("from", from)
                        .update()
                == 1;
    }

    /** @return false when it was over before */
    boolean fail(UUID id, ImportRefusal why) {
        return sql.of("""
                        update contact_import set state = 'FAILED', refusal = :why, finished_at = :now
                        where id = :id and state in ('RECEIVED', 'FETCHING', 'READING', 'ASKING', 'IMPORTING')""")
                        .with("why", why)
                        .with("now", clock.instant())
                        .with("id", id)
                        .update()
                == 1;
    }

    void keepFile(UUID id, String key) {
        sql.of("update contact_import set file_key = :key where id = :id")
                .with("key", key)
                .with("id", id)
                .update();
    }

    /**
     * The open transaction's commit does not wait for the disk. A server that crashes may forget it, whole and with all
     * that came after it: the import goes on where its row says.
     */
    void commitWithoutWaiting() {
        sql.of("set local synchronous_commit = off").soon();
    }

    /** What reading it once has found. */
    void keepSurvey(UUID id, Survey survey) {
        sql.of("""
                        update contact_import set dialect = :dialect::jsonb, columns = :columns::jsonb,
                          phone_column = :phone, total_rows = :total
                        where id = :id""")
                .with("dialect", json.write(survey.dialect()))
                .with("columns", json.write(COLUMNS, survey.columns()))
                .with("phone", survey.phoneColumn().orElse(null))
                .with("total", survey.rows())
                .with("id", id)
                .update();
    }

    void choosePhone(UUID id, int column) {
        sql.of("update contact_import set phone_column = :column where id = :id")
                .with("column", column)
                .with("id", id)
                .update();
    }

    private Import read(Row row) throws SQLException {
        var dialect = row.maybeText("dialect");
        return new Import(
                row.uuid("id"),
                row.uuid("list_id"),
                row.integer("number"),
                row.user("user_id"),
                row.text("file_name"),
                row.maybeText("telegram_file"),
                row.maybeText("file_key"),
                row.maybeText("pasted"),
                row.constant(ImportState.class, "state"),
                row.maybeText("refusal").map(ImportRefusal::valueOf),
                dialect.map(written -> json.read(written, Dialect.class)),
                json.read(row.text("columns"), COLUMNS),
                row.maybeNumber("phone_column").map(Math::toIntExact),
                row.flag("ended_consent"),
                new Import.Counts(
                        row.integer("total_rows"),
                        row.integer("rows_read"),
                        row.integer("ready"),
                        row.integer("repeated"),
                        row.integer("known"),
                        row.integer("invalid"),
                        row.integer("do_not_call"),
                        row.integer("no_price"),
                        row.integer("no_room")));
    }
}
