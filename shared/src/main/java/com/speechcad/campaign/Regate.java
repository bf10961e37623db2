package com.speechcad.campaign;

import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Decision;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The gate closed between ready and dial, for one contact: the next ones are asked about together, so that an evening with
 * ten thousand ready contacts does not take ten thousand dials that come to nothing.
 */
@Singleton
class Regate {
    private static final int MOST = 250;

    private final Sql sql;
    private final Campaigns campaigns;
    private final GateContacts gate;
    private final Clock clock;

    Regate(Sql sql, Campaigns campaigns, GateContacts gate, Clock clock) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Looks whether the campaign's own hours have ended for a contact that was ready; then it and those behind it are asked
     * about again. In the dispatcher's transaction, which holds the campaign.
     */
    boolean isTooLateFor(Campaign campaign, GateContacts.Asked contact) {
        if (isWithinOwnHours(campaign, contact.to(), contact.stated())) {
            return false;
        }
        gate.decide(campaign, List.of(contact));
        next(campaign.id());
        return true;
    }

    /** Whether the campaign is paused over what the gate said of one of its calls. In the dispatcher's transaction. */
    boolean pauses(UUID campaign, Decision no) {
        return gate.pauses(campaigns.find(campaign).orElseThrow(), no);
    }

    boolean isWithinOwnHours(Campaign campaign, PhoneNumber to, Optional<ZoneId> stated) {
        return gate.isWithinOwnHours(campaign, to, stated, clock.instant());
    }

    /** In the dispatcher's transaction, which holds the campaign. */
    void next(UUID id) {
        var ready = sql.of("select seq, number, " + ContactZone.STATED + """
                         from campaign_contact
                        where campaign_id = :id and state = 'READY' order by next_at, seq limit :most
                        for no key update skip locked""")
                .with("id", id)
                .with("most", MOST)
                .list(row -> GateContacts.Asked.of(row, "seq"));
        if (!ready.isEmpty()) {
            campaigns
                    .find(id)
                    .filter(campaign -> campaign.state() == CampaignState.RUNNING)
                    .ifPresent(running -> gate.decide(running, ready));
        }
    }
}
