package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactRule;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.WhyOfMany;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;

/** Who is not called yet, why, and from which minute on they may be. */
@Singleton
class WaitingScreen extends OfCampaign {
    static final String ID = "campaign.waiting";

    private final CampaignProgress progress;
    private final Clock clock;

    WaitingScreen(Campaigns campaigns, CampaignProgress progress, Clock clock) {
        super(ID, campaigns);
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        var counted = progress.of(campaign);
        var now = clock.instant();
        var lines = new ArrayList<Text>();
        lines.add(text(CampaignScreenText.WAITING_HEAD)
                .with("name", campaign.plan().name())
                .with("count", counted.of(ContactState.WAITING)));
        counted.waiting()
                .forEach((rule, waiting) -> lines.add(until(rule, waiting, visitor, now)
                        .with("count", waiting.contacts())
                        .with("why", WhyOfMany.why(rule, waiting.contacts()))));
        var counts =
                lines.size() > 1 ? lines : java.util.List.of(lines.getFirst(), text(CampaignScreenText.LIST_EMPTY));
        return view(Lines.of(counts))
                .row(
                        open(
                                text(CampaignScreenText.PEOPLE),
                                PeopleScreen.ID,
                                CampaignRef.of(campaign, PeopleScreen.Who.WAITING.name())),
                        open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }

    /** The next look at what is switched off is no promise. */
    private static Text until(String rule, CampaignProgress.Waiting waiting, Visitor visitor, Instant now) {
        if (ContactRule.isStop(rule)) {
            return text(CampaignScreenText.QUOTE_STOPPED);
        }
        return waiting.first().isAfter(now)
                ? text(CampaignScreenText.WAITING_LINE)
                        .with("at", CampaignWords.moment(waiting.first(), visitor.reader(), now))
                : text(CampaignScreenText.WAITING_SOON);
    }
}
