package com.speechcad.campaign;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.WhyNot;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Why a campaign may not call one of its contacts now: by the contact's row, and with all that its dispatcher asks with. */
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
     *     too, and is empty where it is left out for good
     * @param own what the campaign says, where the gate would not keep it, or not for as long: its own hours, the time until
     *     the next try, or why it was left out
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

    private Answer explain(Campaign campaign, Contact contact) {
        var asked = contact.asked;
        var basis = GateContacts.basis(campaign).in(asked.stated());
        var law = whyNot.explain(GateContacts.calling(campaign).to(asked.to(), basis));
        if (contact.state == ContactState.EXCLUDED && contact.own.isPresent()) {
            return new Answer(law.until(Optional.empty()), contact.own);
        }
        if (contact.state == ContactState.EXCLUDED && law.decision() instanceof Decision.Allow) {
            return new Answer(law.until(Optional.empty()), Optional.of(ContactRule.LEFT_OUT));
        }
        var verdict = gate.by(campaign, asked, law.decision(), law.now());
        if (contact.waitsLongerThan(verdict, law.now())) {
            return new Answer(law.until(Optional.of(contact.nextAt)), contact.own);
        }
        var next = Optional.of(verdict.nextAt()).filter(_ -> verdict.state() == ContactState.WAITING);
        return new Answer(law.until(next), verdict.rule().flatMap(ContactRule::own));
    }

    /** @param own why it waits or was left out, where that is not the gate's */
    private record Contact(GateContacts.Asked asked, ContactState state, Optional<ContactRule> own, Instant nextAt) {
        /** Whoever waits for the gate's sake is asked about anew; for the campaign's, the row knows. */
        boolean waitsLongerThan(GateContacts.Verdict verdict, Instant now) {
            return state == ContactState.WAITING
                    && own.isPresent()
                    && nextAt.isAfter(now)
                    && verdict.state() != ContactState.EXCLUDED
                    && !(verdict.state() == ContactState.WAITING
                            && verdict.nextAt().isAfter(nextAt));
        }
    }

    private Optional<Contact> contact(UUID campaign, int seq) {
        return sql.of("select seq, number, state, coalesce(rule, :try) as rule, next_at, " + ContactZone.STATED
                        + " from campaign_contact where campaign_id = :id and seq = :seq")
                .with("try", ContactRule.NEXT_TRY.name())
                .with("id", campaign)
                .with("seq", seq)
                .first(row -> new Contact(
                        GateContacts.Asked.of(row, "seq"),
                        row.constant(ContactState.class, "state"),
                        ContactRule.own(row.text("rule")),
                        row.instant("next_at")));
    }
}
