package com.speechcad.call;

import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes attempts of the open transaction's tenant down and brings them from state to state, their row locked. */
@Singleton
class AttemptStates {
    private final Sql sql;
    private final TextMap texts;

    AttemptStates(Sql sql, TextMap texts) {
        this.sql = sql;
        this.texts = texts;
    }

    /** @return false when an attempt with that nonce was there first */
    boolean plan(Attempt attempt, String nonce) {
        return insert(attempt, nonce, "PLANNED").update() == 1;
    }

    /** A campaign's, which was nothing before it is dialled: written down once, as what it is then. */
    void dialled(Attempt attempt, Instant now, Duration longest, Instant check) {
        insert(attempt, attempt.id().toString(), "DIALLING")
                .with("dialled", now)
                .with("longest", Math.toIntExact(longest.toSeconds()))
                .with("check", check)
                .soon();
    }

    private Statement insert(Attempt attempt, String nonce, String state) {
        return sql.of("""
                        insert into attempt (id, user_id, business_id, account_id, nonce, kind, to_number, from_number,
                          recording, flow_version_id, flow_name, flow_number, agent_id, agent_version, typed_input,
                          labels, most_micros, most_seconds, price_version, state, planned_at, due_at,
                          purpose, consent_id, stated_zone, campaign_id, campaign_seq, variables,
                          dialled_at, longest_seconds, check_at)
                        values (:id, :user, :business, :account, :nonce, :kind, :to, :from, :recording, :version, :name,
                          :number, :agent, :agentVersion, :typed, :labels::jsonb, :most, :seconds, :price,
                          :state, :now, :now,
                          :purpose, :consent, :zone, :campaign, :seq, :variables::jsonb,
                          :dialled, :longest, :check)
                        on conflict (tenant_id, user_id, nonce) do nothing""")
                .with("id", attempt.id())
                .with("user", attempt.user())
                .with("business", attempt.business())
                .with("account", attempt.account())
                .with("nonce", nonce)
                .with("kind", attempt.kind())
                .with("to", attempt.to())
                .with("from", attempt.from())
                .with("recording", attempt.recording())
                .with("version", attempt.script().version())
                .with("name", attempt.script().name())
                .with("number", attempt.script().number())
                .with("agent", attempt.script().agentId())
                .with("agentVersion", attempt.script().agentVersion())
                .with("typed", attempt.script().typedInput())
                .with("labels", texts.write(attempt.script().labels()))
                .with("most", attempt.confirmed().hold())
                .with("seconds", Math.toIntExact(attempt.confirmed().longest().toSeconds()))
                .with("price", attempt.confirmed().priceVersion())
                .with("now", attempt.plannedAt())
                .with("purpose", attempt.basis().purpose())
                .with("consent", attempt.basis().consent().orElse(null))
                .with("zone", attempt.basis().zone().map(ZoneId::getId).orElse(null))
                .with("campaign", attempt.row().map(Attempt.Row::campaign).orElse(null))
                .with("seq", attempt.row().map(Attempt.Row::seq).orElse(null))
                .with(
                        "variables",
                        texts.write(attempt.row().map(Attempt.Row::variables).orElse(Map.of())))
                .with("state", state)
                .with("dialled", null)
                .with("longest", null)
                .with("check", null);
    }

    void dialling(UUID id, Instant now, Duration longest, Instant check) {
        sql.of("""
                update attempt set state = 'DIALLING', dialled_at = :now, longest_seconds = :longest, check_at = :check
                where id = :id""")
                .with("now", now)
                .with("longest", Math.toIntExact(longest.toSeconds()))
                .with("check", check)
                .with("id", id)
                .soon();
    }

    /** Nobody was asked to ring: it is none of the tries that the law counts. */
    void undialled(UUID id) {
        sql.of("update attempt set dialled_at = null where id = :id")
                .with("id", id)
                .soon();
    }

    /** It was taken for one of those, and rang after all. */
    void dialledAfterAll(UUID id, Instant at) {
        sql.of("update attempt set dialled_at = coalesce(dialled_at, :at) where id = :id")
                .with("at", at)
                .with("id", id)
                .soon();
    }

    /** The provider had no room for it: it waits for its turn again, and keeps what is held for it. */
    void backInLine(UUID id, Instant due) {
        sql.of("""
                update attempt set state = 'PLANNED', due_at = :due, dialled_at = null, check_at = null
                where id = :id""").with("due", due).with("id", id).soon();
    }

    void move(UUID id, AttemptState state) {
        sql.of("update attempt set state = :state where id = :id")
                .with("state", state)
                .with("id", id)
                .soon();
    }

    void started(UUID id, Instant at) {
        sql.of("update attempt set state = 'IN_CALL', started_at = :at where id = :id")
                .with("at", at)
                .with("id", id)
                .soon();
    }

    /**
     * Closes it.
     *
     * @param over as it is now
     * @param check when the provider is asked for what is still missing; null for nothing more
     */
    void over(Attempt over, @Nullable Instant check) {
        sql.of("""
                update attempt set state = :state, reason = :reason, connected_ms = :connected,
                  started_at = :start, ended_at = :end, check_at = :check where id = :id""")
                .with("state", over.state())
                .with("reason", over.reason().orElse(null))
                .with("connected", over.connected().orElse(Duration.ZERO).toMillis())
                .with("start", over.startedAt().orElse(null))
                .with("end", over.endedAt().orElse(null))
                .with("check", check)
                .with("id", over.id())
                .soon();
    }

    void named(UUID id, String providerCall) {
        sql.of("update attempt set provider_call_id = :call where id = :id and provider_call_id is null")
                .with("call", providerCall)
                .with("id", id)
                .soon();
    }

    /** The same, as the first of its transaction. */
    void namedFirst(TenantId tenant, UUID id, String providerCall) {
        sql.of("select attempt_named(:tenant, :id, :call)")
                .with("tenant", tenant)
                .with("id", id)
                .with("call", providerCall)
                .askFirstOfAll(_ -> true);
    }

    void checkAt(UUID id, @Nullable Instant at) {
        sql.of("update attempt set check_at = :at where id = :id")
                .with("at", at)
                .with("id", id)
                .soon();
    }

    void analyzed(UUID id, Instant at) {
        sql.of("update attempt set analyzed_at = coalesce(analyzed_at, :at), check_at = null where id = :id")
                .with("at", at)
                .with("id", id)
                .soon();
    }
}
