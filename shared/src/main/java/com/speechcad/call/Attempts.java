package com.speechcad.call;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.TierLimits;
import com.speechcad.tenant.Business;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The attempts of the open transaction's tenant. */
@Singleton
public class Attempts {
    private final Sql sql;
    private final StoredAttempt stored;
    private final TierLimits limits;

    Attempts(Sql sql, StoredAttempt stored, TierLimits limits) {
        this.sql = sql;
        this.stored = stored;
        this.limits = limits;
    }

    public Optional<Attempt> find(UUID id) {
        return sql.of("select " + StoredAttempt.COLUMNS + "where id = :id")
                .with("id", id)
                .first(stored::read);
    }

    /** The user's own only: an id from a button proves nothing. */
    public Optional<Attempt> ofUser(UserId user, UUID id) {
        return find(id).filter(attempt -> attempt.user().equals(user));
    }

    /** Newest first. */
    public List<Attempt> page(UserId user, Filter filter, int offset, int most) {
        return sql.of("select " + StoredAttempt.COLUMNS + """
                        where user_id = :user and (:any or state = any(:states))
                        order by planned_at desc, id desc offset :offset limit :most""")
                .with("user", user)
                .with("any", filter == Filter.ALL)
                .with("states", filter.states())
                .with("offset", offset)
                .with("most", most)
                .list(stored::read);
    }

    public int count(UserId user, Filter filter) {
        return sql.of("select count(*) as many from attempt where user_id = :user and (:any or state = any(:states))")
                .with("user", user)
                .with("any", filter == Filter.ALL)
                .with("states", filter.states())
                .only(row -> row.integer("many"));
    }

    /** Which of a person's calls. */
    public enum Filter {
        ALL,
        ANSWERED,
        NOT_REACHED,
        RUNNING;

        private List<String> states() {
            return switch (this) {
                case ALL -> List.of();
                case ANSWERED -> List.of("ENDED");
                case NOT_REACHED -> List.of("NOT_CONNECTED", "REFUSED");
                case RUNNING -> List.of("PLANNED", "AUTHORISED", "DIALLING", "UNCERTAIN", "IN_CALL");
            };
        }
    }

    /** Holds the row until the transaction ends. */
    Optional<Attempt> lock(UUID id) {
        return askToLock(id).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Optional<Attempt>> askToLock(UUID id) {
        return sql.of("select " + StoredAttempt.COLUMNS + "where id = :id for no key update")
                .with("id", id)
                .askFirst(stored::read);
    }

    Optional<UUID> ofProviderCall(String providerCall) {
        return sql.of("select id from attempt where provider_call_id = :call")
                .with("call", providerCall)
                .first(row -> row.uuid("id"));
    }

    Optional<UUID> ofNonce(UserId user, String nonce) {
        return sql.of("select id from attempt where user_id = :user and nonce = :nonce")
                .with("user", user)
                .with("nonce", nonce)
                .first(row -> row.uuid("id"));
    }

    /** @return false when an attempt with that nonce was there first */
    boolean plan(Attempt attempt, String nonce) {
        return sql.of("""
                        insert into attempt (id, user_id, business_id, account_id, nonce, kind, to_number, from_number,
                          recording, flow_version_id, flow_name, flow_number, agent_id, agent_version, typed_input,
                          labels, most_micros, most_seconds, price_version, state, planned_at, due_at,
                          purpose, consent_id, stated_zone, campaign_id, campaign_seq, variables)
                        values (:id, :user, :business, :account, :nonce, :kind, :to, :from, :recording, :version, :name,
                          :number, :agent, :agentVersion, :typed, :labels::jsonb, :most, :seconds, :price, 'PLANNED', :now, :now,
                          :purpose, :consent, :zone, :campaign, :seq, :variables::jsonb)
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
                        .with("labels", stored.labels(attempt.script().labels()))
                        .with("most", attempt.confirmed().hold())
                        .with(
                                "seconds",
                                Math.toIntExact(attempt.confirmed().longest().toSeconds()))
                        .with("price", attempt.confirmed().priceVersion())
                        .with("now", attempt.plannedAt())
                        .with("purpose", attempt.basis().purpose())
                        .with("consent", attempt.basis().consent().orElse(null))
                        .with("zone", attempt.basis().zone().map(ZoneId::getId).orElse(null))
                        .with(
                                "campaign",
                                attempt.row().map(Attempt.Row::campaign).orElse(null))
                        .with("seq", attempt.row().map(Attempt.Row::seq).orElse(null))
                        .with(
                                "variables",
                                stored.labels(attempt.row()
                                        .map(Attempt.Row::variables)
                                        .orElse(Map.of())))
                        .update()
                == 1;
    }

    /**
     * The next one to dial: single calls before campaigns, the longest waiting first, and nobody above what their tier
     * lets run at once.
     */
    Optional<Attempt> next(long account, Instant now) {
        return sql.of("select id from attempt a where account_id = :account and state = 'PLANNED' and due_at <= :now"
                        + """

                          and (select count(*) from attempt r where r.business_id = a.business_id
                                 and r.state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL'))
                            < (select case b.tier when 'T0' then :t0 when 'T1' then :t1 else :t2 end
                                 from business b where b.id = a.business_id)
                        order by (kind = 'SINGLE') desc, due_at, id limit 1""")
                .with("account", account)
                .with("now", now)
                .with("t0", limits.of(Business.Tier.T0).running())
                .with("t1", limits.of(Business.Tier.T1).running())
                .with("t2", limits.of(Business.Tier.T2).running())
                .first(row -> row.uuid("id"))
                .flatMap(this::lock);
    }

    void postpone(UUID id, Instant until) {
        sql.of("update attempt set due_at = :until where id = :id")
                .with("until", until)
                .with("id", id)
                .update();
    }

    void dialling(UUID id, Instant now, Duration longest, Instant check) {
        sql.of("""
                update attempt set state = 'DIALLING', dialled_at = :now, longest_seconds = :longest, check_at = :check
                where id = :id""")
                .with("now", now)
                .with("longest", Math.toIntExact(longest.toSeconds()))
                .with("check", check)
                .with("id", id)
                .update();
    }

    /** The provider had no room for it: it waits for its turn again, and keeps what is held for it. */
    void backInLine(UUID id, Instant due) {
        sql.of("""
                update attempt set state = 'PLANNED', due_at = :due, dialled_at = null, check_at = null
                where id = :id""").with("due", due).with("id", id).update();
    }

    void move(UUID id, AttemptState state) {
        sql.of("update attempt set state = :state where id = :id")
                .with("state", state)
                .with("id", id)
                .update();
    }

    void started(UUID id, Instant at) {
        sql.of("update attempt set state = 'IN_CALL', started_at = :at where id = :id")
                .with("at", at)
                .with("id", id)
                .update();
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
                .update();
    }

    void checkAt(UUID id, @Nullable Instant at) {
        sql.of("update attempt set check_at = :at where id = :id")
                .with("at", at)
                .with("id", id)
                .update();
    }

    void analyzed(UUID id, Instant at) {
        sql.of("update attempt set analyzed_at = coalesce(analyzed_at, :at), check_at = null where id = :id")
                .with("at", at)
                .with("id", id)
                .update();
    }
}
