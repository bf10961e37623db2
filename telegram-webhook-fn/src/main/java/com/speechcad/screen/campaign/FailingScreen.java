package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.EndReason;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignFailures;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.results.CampaignText;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** The newest calls that failed for reasons that are not the callees', so that whoever goes on knows what happened. */
@Singleton
class FailingScreen extends OfCampaign {
    static final String ID = "campaign.failing";
    private static final int MOST = 6;

    private final Campaigns campaigns;
    private final CampaignFailures failed;

    FailingScreen(Campaigns campaigns, CampaignFailures failed) {
        super(ID, campaigns);
        this.campaigns = campaigns;
        this.failed = failed;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        var calls = failed.last(campaign.id(), MOST);
        var lines = new ArrayList<Text>();
        lines.add(text(calls.isEmpty() ? CampaignScreenText.FAILING_NONE : CampaignScreenText.FAILING_HEAD)
                .with("name", campaign.plan().name()));
        calls.forEach(call -> lines.add(text(CampaignScreenText.FAILING_LINE)
                .with("number", call.to())
                .with("at", call.at())
                .with("how", call.reason().map(EndReason::of).orElse(EndReason.OTHER))));
        var view = view(Lines.of(lines));
        for (var call : calls) {
            view = view.row(open(label(call), "call.one", ShortId.of(call.attempt())));
        }
        return controls(view, campaign);
    }

    /** What can be done with it now: its message may have led here before. */
    private View controls(View view, Campaign campaign) {
        var ref = CampaignRef.of(campaign);
        var stop = open(text(CampaignScreenText.STOP), "campaign.stop", ref);
        return switch (campaign.state()) {
            case PAUSED -> view.row(open(text(CampaignScreenText.RESUME), "campaign.resume", ref), stop);
            case RUNNING, WAITING_FOR_MONEY -> view.row(stop);
            case STOPPING ->
                campaigns.isHungUp(campaign)
                        ? view
                        : view.row(open(text(CampaignText.HANG_UP), "campaign.hangup", ref));
            case DRAFT, SCHEDULED, FINISHED, CANCELLED -> view;
        };
    }

    private static Text label(CampaignFailures.Failed call) {
        return text(CampaignScreenText.FAILING_CALL).with("number", call.to()).with("at", call.at());
    }
}
