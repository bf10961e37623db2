package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.when.Zones;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** On whose clock the start is said: out of a list, or by typing a city. */
@Singleton
class StartZoneScreen extends OfCampaign {
    static final String ID = "campaign.zone";

    private final DraftCampaign draft;
    private final Clock clock;

    StartZoneScreen(Campaigns campaigns, DraftCampaign draft, Clock clock) {
        super(ID, campaigns);
        this.draft = draft;
        this.clock = clock;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state() != CampaignState.DRAFT) {
            return View.gone();
        }
        var offered = within.isEmpty() ? Zones.OFFERED : Zones.find(within);
        var view = view(CampaignScreenText.ASK_ZONE).takingText();
        return view.pairs(choices(campaign, offered));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var campaign = here(visitor);
        var found = Zones.find(line);
        if (campaign.isEmpty() || found.isEmpty()) {
            return Next.stay(CampaignScreenText.ZONE_UNKNOWN);
        }
        return found.size() == 1
                ? choose(visitor, campaign.get(), found.getFirst())
                : Next.replace(ID, CampaignRef.of(campaign.get(), line));
    }

    private List<View.Item> choices(Campaign campaign, List<ZoneId> zones) {
        return zones.stream()
                .map(zone -> button(
                        text(CampaignScreenText.ZONE_CHOICE)
                                .with("zone", zone)
                                .with("time", clock.instant().atZone(zone).toLocalTime()),
                        "set",
                        zone.getId(),
                        who -> choose(who, campaign, zone)))
                .toList();
    }

    /** It stays with the draft, which may be left and gone on with another day. */
    private Next choose(Visitor visitor, Campaign campaign, ZoneId zone) {
        if (!draft.change(visitor.id(), campaign.id(), new Change.Zone(zone))) {
            return Next.stay(CampaignScreenText.NO_DRAFT);
        }
        return Next.goTo(StartStep.ID, CampaignRef.of(campaign)).noting(Chosen.ZONE, Chosen.note(campaign, zone));
    }
}
