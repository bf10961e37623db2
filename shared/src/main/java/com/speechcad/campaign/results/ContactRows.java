package com.speechcad.campaign.results;

import com.speechcad.call.SealedAnswers;
import com.speechcad.call.StepLabel;
import com.speechcad.campaign.ContactState;
import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A campaign's contacts one by one, with what their calls brought. In the open transaction. */
@Singleton
public class ContactRows {
    private static final String SELECT = """
            select c.seq, c.number, c.variables::text as variables, c.state, c.rule, c.outcome, c.tries, c.next_at,
              t.called_at, t.seconds, t.transferred, t.charged
            from campaign_contact c left join lateral (
              select max(a.dialled_at) as called_at, coalesce(sum(r.billed_seconds), 0) as seconds,
                coalesce(sum((select sum(x.billed_seconds) from receipt_transfer x
                    where x.tenant_id = r.tenant_id and x.attempt_id = r.attempt_id)), 0) as transferred,
                coalesce(sum(r.call_micros + r.recording_micros), 0)
                  + coalesce(sum((select sum(x.call_micros) from receipt_transfer x
                    where x.tenant_id = r.tenant_id and x.attempt_id = r.attempt_id)), 0)
                  + coalesce(sum((select sum(case x.change when 'CHARGED' then x.micros else -x.micros end)
                    from receipt_recording x where x.tenant_id = r.tenant_id and x.attempt_id = r.attempt_id)), 0)
                  as charged
              from attempt a left join receipt r on r.tenant_id = a.tenant_id and r.attempt_id = a.id
              where a.tenant_id = c.tenant_id and a.campaign_id = c.campaign_id and a.campaign_seq = c.seq) t on true
            where c.campaign_id = :id\s""";

    private final Sql sql;
    private final Json json;
    private final SealedAnswers sealed;
    private final Clock clock;

    ContactRows(Sql sql, Json json, SealedAnswers sealed, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * @param rule why it waits or may not be called
     * @param outcome of the last try, in the word of its end
     * @param nextAt waiting: not before
     * @param seconds billed, over all its calls, up to where they were transferred
     * @param transferredSeconds billed after that, for the legs to other numbers
     */
    public record ContactRow(
            int seq,
            PhoneNumber number,
            Map<String, String> variables,
            ContactState state,
            Optional<String> rule,
            Optional<String> outcome,
            int tries,
            Instant nextAt,
            Optional<Instant> calledAt,
            long seconds,
            long transferredSeconds,
            Money charged) {}

    /** What was answered at a step, already as it may be shown. */
    public record Given(int seq, String step, String shown) {}

    /** Those after a place, in the list's order. */
    public List<ContactRow> after(UUID campaign, int seq, int most) {
        return sql.of(SELECT + "and c.seq > :seq order by c.seq limit :most")
                .with("id", campaign)
                .with("seq", seq)
                .with("most", most)
                .list(this::read);
    }

    /** A page of those in one of the states; the rule or outcome narrows it further, unless it is empty. */
    public List<ContactRow> page(UUID campaign, Set<ContactState> states, String why, int offset, int most) {
        return sql.of(SELECT + """
                        and c.state = any(:states) and (:why = '' or :why in (coalesce(c.rule, ''), coalesce(c.outcome, '')))
                        order by c.seq offset :offset limit :most""")
                .with("id", campaign)
                .with("states", states.stream().map(Enum::name).toList())
                .with("why", why)
                .with("offset", offset)
                .with("most", most)
                .list(this::read);
    }

    public int count(UUID campaign, Set<ContactState> states, String why) {
        return sql.of("""
                        select count(*) as many from campaign_contact c where c.campaign_id = :id
                          and c.state = any(:states) and (:why = '' or :why in (coalesce(c.rule, ''), coalesce(c.outcome, '')))""")
                .with("id", campaign)
                .with("states", states.stream().map(Enum::name).toList())
                .with("why", why)
                .only(row -> row.integer("many"));
    }

    public Optional<ContactRow> find(UUID campaign, int seq) {
        return sql.of(SELECT + "and c.seq = :seq")
                .with("id", campaign)
                .with("seq", seq)
                .first(this::read);
    }

    /** All contacts with that number or its end. */
    public List<ContactRow> search(UUID campaign, String digits, int most) {
        return sql.of(SELECT + "and right(c.number, length(:digits)) = :digits order by c.seq limit :most")
                .with("id", campaign)
                .with("digits", digits)
                .with("most", most)
                .list(this::read);
    }

    /** Its calls, oldest first. */
    public List<UUID> calls(UUID campaign, int seq) {
        return sql.of("select id from attempt where campaign_id = :id and campaign_seq = :seq order by planned_at, id")
                .with("id", campaign)
                .with("seq", seq)
                .list(row -> row.uuid("id"));
    }

    /** What was answered by the contacts of that stretch, as far as it may be seen by now. */
    List<Given> given(UUID campaign, int from, int to) {
        return sql.of("""
                        select t.campaign_seq, t.id, a.step, a.shown, a.sealed from attempt t
                        join call_answer a on a.tenant_id = t.tenant_id and a.attempt_id = t.id
                        where t.campaign_id = :id and t.campaign_seq between :from and :to and a.visible_at <= :now
                          and (a.keep_until is null or a.keep_until > :now)
                        order by t.campaign_seq, t.planned_at, a.seq""")
                .with("id", campaign)
                .with("from", from)
                .with("to", to)
                .with("now", clock.instant())
                .list(row ->
                        new Given(row.integer("campaign_seq"), row.text("step"), sealed.open(row.uuid("id"), row)));
    }

    /** The steps that anybody answered, in the flow's order, as their author calls them. */
    Map<String, String> steps(UUID campaign) {
        var steps = new LinkedHashMap<String, String>();
        sql.of("""
                        select a.step, coalesce(min(t.labels ->> a.step), a.step) as label from attempt t
                        join call_answer a on a.tenant_id = t.tenant_id and a.attempt_id = t.id
                        where t.campaign_id = :id and a.visible_at <= :now
                          and (a.keep_until is null or a.keep_until > :now)
                        group by a.step order by length(a.step), a.step""")
                .with("id", campaign)
                .with("now", clock.instant())
                .list(row -> List.of(row.text("step"), StepLabel.shown(row.text("label"))))
                .forEach(step -> steps.put(step.getFirst(), step.getLast()));
        return steps;
    }

    /** Names of the contacts' variables. */
    List<String> variables(UUID campaign) {
        return sql.of("""
                        select distinct k.name from campaign_contact c, jsonb_object_keys(c.variables) k (name)
                        where c.campaign_id = :id order by 1""").with("id", campaign).list(row -> row.text("name"));
    }

    private ContactRow read(Row row) throws SQLException {
        return new ContactRow(
                row.integer("seq"),
                row.phone("number"),
                variables(row.text("variables")),
                row.constant(ContactState.class, "state"),
                row.maybeText("rule"),
                row.maybeText("outcome"),
                row.integer("tries"),
                row.instant("next_at"),
                row.maybeInstant("called_at"),
                row.number("seconds"),
                row.number("transferred"),
                row.money("charged"));
    }

    private Map<String, String> named(JsonNode object) {
        var values = new LinkedHashMap<String, String>();
        object.entries()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().coerceStringValue()));
        return values;
    }

    private Map<String, String> variables(String written) {
        return named(json.read(written, JsonNode.class));
    }
}
