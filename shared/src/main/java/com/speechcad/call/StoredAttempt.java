package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.db.Row;
import com.speechcad.kernel.BusinessId;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.Purpose;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** How an attempt stands in its row. */
@Singleton
class StoredAttempt {
    static final String COLUMNS = """
            id, user_id, business_id, account_id, kind, to_number, from_number, recording, flow_version_id, flow_name,
            flow_number, agent_id, agent_version, typed_input, labels, most_micros, most_seconds, price_version, state, reason, planned_at,
            dialled_at, provider_call_id, started_at, ended_at, connected_ms, empty_lookups,
            analyzed_at is not null as analyzed, purpose, consent_id, stated_zone, campaign_id,
            campaign_seq, variables from attempt\s""";

    private final TextMap texts;

    StoredAttempt(TextMap texts) {
        this.texts = texts;
    }

    Attempt read(Row row) throws SQLException {
        return new Attempt(
                row.uuid("id"),
                row.user("user_id"),
                new BusinessId(row.number("business_id")),
                row.number("account_id"),
                row.constant(CallKind.class, "kind"),
                row.phone("to_number"),
                row.phone("from_number"),
                row.flag("recording"),
                new Attempt.Script(
                        row.uuid("flow_version_id"),
                        row.text("flow_name"),
                        row.integer("flow_number"),
                        row.text("agent_id"),
                        row.integer("agent_version"),
                        row.flag("typed_input"),
                        texts.read(row.text("labels"))),
                confirmed(row),
                row.constant(AttemptState.class, "state"),
                row.maybeText("reason"),
                row.instant("planned_at"),
                row.maybeInstant("dialled_at"),
                row.maybeText("provider_call_id"),
                row.maybeInstant("started_at"),
                row.maybeInstant("ended_at"),
                row.maybeNumber("connected_ms").map(Duration::ofMillis),
                row.integer("empty_lookups"),
                row.flag("analyzed"),
                new Basis(
                        row.constant(Purpose.class, "purpose"),
                        row.maybeUuid("consent_id"),
                        row.maybeText("stated_zone").map(ZoneId::of)),
                row(row));
    }

    private Optional<Attempt.Row> row(Row row) throws SQLException {
        var campaign = row.maybeUuid("campaign_id");
        return campaign.isEmpty()
                ? Optional.empty()
                : Optional.of(new Attempt.Row(
                        campaign.get(), row.integer("campaign_seq"), texts.read(row.text("variables"))));
    }

    private static Quote.Confirmed confirmed(Row row) throws SQLException {
        return new Quote.Confirmed(
                Duration.ofSeconds(row.integer("most_seconds")), row.money("most_micros"), row.number("price_version"));
    }
}
