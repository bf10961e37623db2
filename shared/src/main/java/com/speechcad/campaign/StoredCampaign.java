package com.speechcad.campaign;

import com.speechcad.db.Row;
import com.speechcad.kernel.BusinessId;
import com.speechcad.lawful.Purpose;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/** How a campaign stands in its row. */
final class StoredCampaign {
    /**
     * Until a campaign begins, its consent is its list's as it is then; once it is confirmed, it keeps what it was confirmed
     * with where the list has none any more, as when others were added.
     */
    static final String CONSENT = """
            case when list_id is not null and state in ('DRAFT', 'SCHEDULED') then coalesce(
              (select l.consent_id from contact_list l where l.id = list_id),
              case when state = 'SCHEDULED' then consent_id end) else consent_id end""";

    static final String COLUMNS = """
            id, user_id, business_id, account_id, name, state, reason, flow_version_id, list_id, again_of, from_number,
            recording, purpose,\s""" + CONSENT + """
             as consent_id, window_from, window_to, pace, tries, retry_seconds, retry_machines,
            budget_micros, starts_at, zone, said_zone, reminders, spent_micros, total, copied, copied_at is not null as complete,
            created_at, launched_at, started_at, ended_at from campaign\s""";

    private StoredCampaign() {}

    static Campaign read(Row row) throws SQLException {
        return new Campaign(
                row.uuid("id"),
                row.user("user_id"),
                new BusinessId(row.number("business_id")),
                row.number("account_id"),
                row.constant(CampaignState.class, "state"),
                row.maybeText("reason").flatMap(StoredCampaign::why),
                plan(row),
                row.money("spent_micros"),
                new Campaign.Contacts(row.integer("total"), row.integer("copied"), row.flag("complete")),
                new Campaign.Times(
                        row.instant("created_at"),
                        row.maybeInstant("launched_at"),
                        row.maybeInstant("started_at"),
                        row.maybeInstant("ended_at")));
    }

    /** A word of a later version, read while that is being deployed, says nothing yet. */
    private static Optional<Why> why(String word) {
        return Arrays.stream(Why.values())
                .filter(why -> why.name().equals(word))
                .findFirst();
    }

    private static Campaign.Plan plan(Row row) throws SQLException {
        var zone = ZoneId.of(row.text("zone"));
        var reminders = row.numbers("reminders").stream().map(Math::toIntExact).toList();
        var from = row.maybeText("from_number").map(com.speechcad.kernel.PhoneNumber::new);
        var windowTo = row.maybeNumber("window_to").map(Math::toIntExact);
        return new Campaign.Plan(
                row.text("name"),
                row.maybeUuid("flow_version_id"),
                source(row),
                from,
                row.flag("recording"),
                row.constant(Purpose.class, "purpose"),
                row.maybeUuid("consent_id"),
                row.maybeNumber("window_from")
                        .map(Math::toIntExact)
                        .flatMap(start -> windowTo.map(end -> new CallingWindow(start, end))),
                row.integer("pace"),
                new RetryPolicy(
                        row.integer("tries"),
                        Duration.ofSeconds(row.integer("retry_seconds")),
                        row.flag("retry_machines")),
                row.maybeMoney("budget_micros"),
                row.maybeInstant("starts_at").map(at -> new Campaign.Start(at, zone, reminders)),
                row.maybeText("said_zone").map(ZoneId::of));
    }

    private static Optional<Campaign.Source> source(Row row) throws SQLException {
        var list = row.maybeUuid("list_id").map(id -> (Campaign.Source) new Campaign.Source.OfList(id));
        return list.isPresent() ? list : row.maybeUuid("again_of").map(Campaign.Source.NotReachedBy::new);
    }
}
