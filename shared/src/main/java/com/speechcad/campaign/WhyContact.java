package com.speechcad.campaign;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.WhyNot;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Why a campaign may not call one of its contacts now: asked with all that its dispatcher asks with. */
@Singleton
public class WhyContact {
    private final Sql sql;
    private final Campaigns campaigns;
    private final GateContacts gate;
    private final WhyNot whyNot;

    WhyContact(Sql sql, Campaigns campaigns, GateContacts gate, WhyNot whyNot) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.gate = gate;
        this.whyNot = whyNot;
    }

    /**
     * What keeps a contact from being called.
     *
     * @param law what the gate says, in the zones that the contact's row adds; its next minute suits the campaign's own hours
     *     too
     * @param own what the campaign's own hours say, where the gate would not keep it, or not for good
     */
    public record Answer(WhyNot.Explanation law, Optional<ContactRule> own) {
        /** Whether it may be called now. */
        public boolean allows() {
            return law.decision() instanceof Decision.Allow && own.isEmpty();
        }
    }

    /**
     * Empty for a campaign of somebody else, one whose number to call from is not chosen yet, or a contact that it has not. In
     * the open transaction.
     *
     * @param seq the contact's place in the campaign
     */
    public Optional<Answer> explain(UserId user, UUID campaign, int seq) {
        return campaigns
                .ofUser(user, campaign)
                .filter(found -> found.plan().from().isPresent())
                .flatMap(found -> contact(campaign, seq).map(contact -> explain(found, contact)));
    }

    private Answer explain(Campaign campaign, GateContacts.Asked contact) {
        var basis = GateContacts.basis(campaign).in(contact.stated());
        var law = whyNot.explain(GateContacts.calling(campaign).to(contact.to(), basis));
        var verdict = gate.by(campaign, contact, law.decision(), law.now());
        var next = Optional.of(verdict.nextAt()).filter(_ -> verdict.state() == ContactState.WAITING);
        return new Answer(law.until(next), verdict.rule().flatMap(ContactRule::own));
    }

    private Optional<GateContacts.Asked> contact(UUID campaign, int seq) {
        return sql.of("select seq, number, " + ContactZone.STATED
                        + " from campaign_contact where campaign_id = :id and seq = :seq")
                .with("id", campaign)
                .with("seq", seq)
                .first(row -> GateContacts.Asked.of(row, "seq"));
    }
}
