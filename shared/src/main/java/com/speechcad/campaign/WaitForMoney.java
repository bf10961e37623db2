package com.speechcad.campaign;

import com.speechcad.billing.AfterCredit;
import com.speechcad.call.WakeDispatcher;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Campaigns that wait for money go on by themselves as soon as there is some. */
@Singleton
class WaitForMoney implements AfterCredit {
    private final Sql sql;
    private final Campaigns campaigns;
    private final CampaignChanged changed;
    private final WakeDispatcher dispatcher;
    private final Clock clock;

    WaitForMoney(Sql sql, Campaigns campaigns, CampaignChanged changed, WakeDispatcher dispatcher, Clock clock) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.changed = changed;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    @Override
    public Later<Boolean> askWaits(UserId user) {
        return sql.of("""
                        select exists(select from campaign where user_id = :user and state = 'WAITING_FOR_MONEY') as waits""").with("user", user).askOnly(row -> row.flag("waits"));
    }

    /** The next one that is dialled finds out whether it is enough; if not, it waits again. */
    @Override
    public void credited(Arrived credit) {
        sql.of("select id from campaign where user_id = :user and state = 'WAITING_FOR_MONEY' order by id")
                .with("user", credit.user())
                .list(row -> row.uuid("id"))
                .forEach(this::goOn);
    }

    void goOn(UUID id) {
        var waiting = campaigns.lock(id).filter(one -> one.state() == CampaignState.WAITING_FOR_MONEY);
        waiting.ifPresent(campaign -> {
            campaigns.move(id, CampaignState.RUNNING, Optional.empty(), clock.instant());
            dispatcher.afterCommit(campaign.account());
            changed.tell(id);
        });
    }
}
