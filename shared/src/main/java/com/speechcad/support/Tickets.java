package com.speechcad.support;

import com.speechcad.billing.Plan;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.support.Ticket.State;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tickets of the open transaction's tenant. */
@Singleton
public class Tickets {
    private static final String SELECT = """
            select t.id, t.user_id, t.level, t.state, t.opened_at, t.changed_at,
              (select l.words from ticket_line l where l.ticket_id = t.id and l.seq = 1) as first
            from ticket t\s""";

    private final Sql sql;

    Tickets(Sql sql) {
        this.sql = sql;
    }

    public Optional<Ticket> find(long id) {
        return sql.of(SELECT + "where t.id = :id").with("id", id).first(Tickets::ticket);
    }

    /** The person's own only: a number from a button proves nothing. */
    public Optional<Ticket> ofUser(UserId user, long id) {
        return find(id).filter(ticket -> ticket.user().equals(user));
    }

    public int count(UserId user) {
        return sql.of("select count(*) as many from ticket where user_id = :user")
                .with("user", user)
                .only(row -> row.integer("many"));
    }

    /** The newest first. */
    public List<Ticket> of(UserId user, int offset, int most) {
        return sql.of(SELECT + "where t.user_id = :user order by t.id desc offset :offset limit :most")
                .with("user", user)
                .with("offset", offset)
                .with("most", most)
                .list(Tickets::ticket);
    }

    /** Everybody's in that state: whoever waits, by the plan's promise; of the others the last changed first. */
    public List<Ticket> in(State state, int offset, int most) {
        return state == State.OPEN
                ? waiting(offset, most)
                : sql.of(SELECT + """
                        where t.state = :state order by t.changed_at desc, t.id desc offset :offset limit :most""")
                        .with("state", state)
                        .with("offset", offset)
                        .with("most", most)
                        .list(Tickets::ticket);
    }

    /** How many are in that state. */
    public int count(State state) {
        return sql.of("select count(*) as many from ticket where state = :state")
                .with("state", state)
                .only(row -> row.integer("many"));
    }

    /** How many wait for an answer. */
    public int countWaiting() {
        return count(State.OPEN);
    }

    /** Those that wait for an answer: by the plan's promise, then the longest waiting first. */
    private List<Ticket> waiting(int offset, int most) {
        return sql.of(SELECT + """
                        where t.state = 'OPEN'
                        order by case t.level when 'PREMIUM' then 0 when 'PRIORITY' then 1 else 2 end, t.changed_at, t.id
                        offset :offset limit :most""").with("offset", offset).with("most", most).list(Tickets::ticket);
    }

    public int countLines(long ticket) {
        return sql.of("select count(*) as many from ticket_line where ticket_id = :ticket")
                .with("ticket", ticket)
                .only(row -> row.integer("many"));
    }

    /** How long each line is, in characters, in the order they were written. */
    public List<Integer> lengths(long ticket) {
        return sql.of("select char_length(words) as length from ticket_line where ticket_id = :ticket order by seq")
                .with("ticket", ticket)
                .list(row -> row.integer("length"));
    }

    /** In the order they were written. */
    public List<Ticket.Line> lines(long ticket, int offset, int most) {
        return sql.of("""
                        select seq, is_staff, words, at from ticket_line
                        where ticket_id = :ticket order by seq offset :offset limit :most""")
                .with("ticket", ticket)
                .with("offset", offset)
                .with("most", most)
                .list(row -> new Ticket.Line(
                        row.integer("seq"), row.flag("is_staff"), row.text("words"), row.instant("at")));
    }

    long add(UserId user, Plan.Support level, Instant now) {
        return sql.of("""
                        insert into ticket (user_id, level, opened_at, changed_at)
                        values (:user, :level, :now, :now) returning id""")
                .with("user", user)
                .with("level", level)
                .with("now", now)
                .only(row -> row.number("id"));
    }

    /** Held until the transaction ends, so that two lines at once have two numbers. */
    Optional<Ticket> lock(long id) {
        sql.of("select id from ticket where id = :id for update").with("id", id).first(row -> row.number("id"));
        return find(id);
    }

    /** @return the line's number */
    int write(long ticket, UserId author, boolean staff, String words, Instant now) {
        return sql.of("""
                        insert into ticket_line (ticket_id, seq, author_user_id, is_staff, words, at)
                        select :ticket, coalesce(max(seq), 0) + 1, :author, :staff, :words, :now
                        from ticket_line where ticket_id = :ticket returning seq""")
                .with("ticket", ticket)
                .with("author", author)
                .with("staff", staff)
                .with("words", words)
                .with("now", now)
                .only(row -> row.integer("seq"));
    }

    void become(long ticket, State state, Instant now) {
        sql.of("update ticket set state = :state, changed_at = :now where id = :id")
                .with("state", state)
                .with("now", now)
                .with("id", ticket)
                .update();
    }

    private static Ticket ticket(Row row) throws SQLException {
        return new Ticket(
                row.number("id"),
                row.user("user_id"),
                row.constant(Plan.Support.class, "level"),
                row.constant(State.class, "state"),
                row.maybeText("first").orElse(""),
                row.instant("opened_at"),
                row.instant("changed_at"));
    }
}
