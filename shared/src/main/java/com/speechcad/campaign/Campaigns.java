package com.speechcad.campaign;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The campaigns of the open transaction's tenant. */
@Singleton
public class Campaigns {
    private final Sql sql;

    Campaigns(Sql sql) {
        this.sql = sql;
    }

    /** Which of a person's campaigns. */
    public enum Filter {
        DRAFTS,
        SCHEDULED,
        RUNNING,
        FINISHED;

        private List<String> names() {
            var states = switch (this) {
                case DRAFTS -> EnumSet.of(CampaignState.DRAFT);
                case SCHEDULED -> EnumSet.of(CampaignState.SCHEDULED);
                case RUNNING ->
                    EnumSet.of(
                            CampaignState.RUNNING,
                            CampaignState.PAUSED,
                            CampaignState.WAITING_FOR_MONEY,
                            CampaignState.STOPPING);
                case FINISHED -> EnumSet.of(CampaignState.FINISHED);
            };
            return states.stream().map(Enum::name).toList();
        }
    }

    public Optional<Campaign> find(UUID id) {
        return askFind(id).get();
    }

    /** What several are called; what is not there is left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return sql
                .of("select id, name from campaign where id = any (:ids)")
                .with("ids", ids)
                .list(row -> Map.entry(row.uuid("id"), row.text("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Optional<Campaign>> askFind(UUID id) {
        return sql.of("select " + StoredCampaign.COLUMNS + "where id = :id")
                .with("id", id)
                .askFirst(StoredCampaign::read);
    }

    /** The user's own only: an id from a button proves nothing. */
    public Optional<Campaign> ofUser(UserId user, UUID id) {
        return find(id).filter(campaign -> campaign.user().equals(user));
    }

    /** The campaign, or the draft of one, that those whom this one did not reach are in already; the newest of several. */
    public Optional<Campaign> restOf(UUID id) {
        return sql.of("select " + StoredCampaign.COLUMNS + """
                        where again_of = :id and state <> 'CANCELLED' order by state = 'DRAFT', created_at desc limit 1""").with("id", id).first(StoredCampaign::read);
    }

    /** Newest first. */
    public List<Campaign> page(UserId user, Filter filter, int offset, int most) {
        return sql.of("select " + StoredCampaign.COLUMNS + """
                        where user_id = :user and state = any(:states)
                        order by created_at desc, id offset :offset limit :most""")
                .with("user", user)
                .with("states", filter.names())
                .with("offset", offset)
                .with("most", most)
                .list(StoredCampaign::read);
    }

    /** Whether it is being stopped, and its owner wants the calls hung up that still run. */
    public boolean isHungUp(Campaign campaign) {
        return campaign.state() == CampaignState.STOPPING
                && sql.of("select exists(select from job where kind = :kind and subject = :id and state <> 'REFUSED')"
                                + " as so")
                        .with("kind", StopCampaign.HANG_UP)
                        .with("id", campaign.id().toString())
                        .only(row -> row.flag("so"));
    }

    public int count(UserId user, Filter filter) {
        return sql.of("select count(*) as many from campaign where user_id = :user and state = any(:states)")
                .with("user", user)
                .with("states", filter.names())
                .only(row -> row.integer("many"));
    }

    /** Holds the row until the transaction ends. */
    Optional<Campaign> lock(UUID id) {
        return askLock(id).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Optional<Campaign>> askLock(UUID id) {
        return sql.of("select " + StoredCampaign.COLUMNS + "where id = :id for no key update")
                .with("id", id)
                .askFirst(StoredCampaign::read);
    }

    /** @param why in place of the reason that was there */
    void move(UUID id, CampaignState state, Optional<Why> why, Instant now) {
        sql.of("""
                update campaign set state = :state, reason = :why, rests_until = '-infinity',
                  launched_at = case when :state in ('SCHEDULED', 'RUNNING') then coalesce(launched_at, :now)
                    else launched_at end,
                  started_at = case when :state = 'RUNNING' then coalesce(started_at, :now) else started_at end,
                  ended_at = case when :state in ('FINISHED', 'CANCELLED') then :now else ended_at end
                where id = :id""")
                .with("state", state)
                .with("why", why.map(Enum::name).orElse(null))
                .with("now", now)
                .with("id", id)
                .update();
    }

    /** The circuit breaker counts from here on. */
    void resumed(UUID id, Instant now) {
        sql.of("update campaign set resumed_at = :now where id = :id")
                .with("now", now)
                .with("id", id)
                .soon();
    }

    /**
     * A call of it that was counted turns out to have cost so much. One that was not counted yet is left to its end, and one
     * that a version before this one counted stays as that wrote it.
     */
    void correct(UUID id, UUID attempt, Money charged) {
        count(id, attempt, charged, false);
    }

    /**
     * A call of it is over and cost so much: what was held beyond that is free again. Said again it replaces what was said
     * before; the campaign's row is locked.
     */
    void spend(UUID id, UUID attempt, Money charged) {
        count(id, attempt, charged, true);
    }

    /** @param also whether a call that was not counted yet is counted now */
    private void count(UUID id, UUID attempt, Money charged, boolean also) {
        sql.of("""
                        update campaign set spent_micros = spent_micros + :charged
                            - coalesce((select a.counted_micros from attempt a where a.id = :attempt), :uncounted),
                          rests_until = case when reason in ('STOPPED', 'LEVELS_PACE') then rests_until else '-infinity' end
                        where id = :id""")
                .with("charged", charged)
                .with("uncounted", also ? Money.ZERO : charged)
                .with("attempt", attempt)
                .with("id", id)
                .soon();
        sql.of(
                        "update attempt set counted_micros = :charged where id = :attempt and (:also or counted_micros is not null)")
                .with("charged", charged)
                .with("also", also)
                .with("attempt", attempt)
                .soon();
    }
}
