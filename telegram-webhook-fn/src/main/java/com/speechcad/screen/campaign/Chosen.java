package com.speechcad.screen.campaign;

import com.speechcad.campaign.Campaign;
import com.speechcad.dialog.Visitor;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What was said so far of a campaign's start: whose clock, and the reminders. */
final class Chosen {
    static final String ZONE = "campaign.zone";
    static final List<Integer> REMINDERS = List.of(10, 20, 30);

    private Chosen() {}

    /** The one that is being said, else the one that was chosen for it, else that of the start, else the person's own. */
    static ZoneId zone(Visitor visitor, Campaign campaign) {
        return visitor.note(ZONE)
                .filter(note -> note.startsWith(CampaignRef.of(campaign) + "|"))
                .map(note -> ZoneId.of(note.substring(note.indexOf('|') + 1)))
                .or(() -> campaign.plan().zone())
                .or(() -> campaign.plan().start().map(Campaign.Start::zone))
                .orElse(visitor.reader().zone());
    }

    static String note(Campaign campaign, ZoneId zone) {
        return CampaignRef.of(campaign) + "|" + zone.getId();
    }

    static List<Integer> reminders(Optional<Campaign.Start> start) {
        return start.map(Campaign.Start::reminders).orElse(List.of());
    }
}
