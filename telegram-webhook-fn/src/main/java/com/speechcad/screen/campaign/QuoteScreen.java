package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DryRun;
import com.speechcad.campaign.LaunchCampaign;
import com.speechcad.campaign.QuoteCampaign;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;

/** What a draft would cost and whom it would call; from here it is confirmed, once, with its budget. */
@Singleton
class QuoteScreen extends OfCampaign {
    static final String ID = "campaign.quote";

    private final QuoteCampaign quotes;
    private final QuoteWords words;
    private final ConsentOfAll consent;
    private final LaunchCampaign launch;

    QuoteScreen(
            Campaigns campaigns, QuoteCampaign quotes, QuoteWords words, ConsentOfAll consent, LaunchCampaign launch) {
        super(ID, campaigns);
        this.quotes = quotes;
        this.words = words;
        this.consent = consent;
        this.launch = launch;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state() != CampaignState.DRAFT) {
            return View.gone();
        }
        return quotes.of(campaign.id())
                .map(run -> offer(visitor, campaign, run))
                .orElseGet(() -> unknown(campaign));
    }

    private View offer(Visitor visitor, Campaign campaign, DryRun run) {
        var budget = campaign.plan().budget().orElse(run.budget());
        var ref = CampaignRef.of(campaign);
        var view = view(Lines.of(words.of(visitor, campaign, run, budget)));
        if (run.callable() > 0) {
            var label = campaign.plan().start().isPresent()
                    ? CampaignScreenText.LAUNCH_LATER
                    : CampaignScreenText.LAUNCH_NOW;
            view = view.row(confirm(
                            text(label).with("budget", budget),
                            "launch",
                            "budget=" + budget.micros() + " at=" + run.at().toEpochMilli(),
                            who -> launch(who, campaign, run, budget)))
                    .row(
                            open(text(CampaignScreenText.CHANGE_BUDGET), BudgetScreen.ID, ref),
                            open(CampaignScreenText.TOP_UP, "topup"));
        }
        var list = consent.wanted(visitor, campaign, run.excluded().keySet());
        if (list.isPresent()) {
            view = view.row(ConsentOfAll.way(campaign, list.get(), ID));
        }
        return view.row(
                        open(
                                text(
                                        campaign.plan().start().isPresent()
                                                ? CampaignScreenText.EDIT_START
                                                : CampaignScreenText.SCHEDULE),
                                StartStep.ID,
                                ref),
                        button(CampaignScreenText.RECKON, "reckon", who -> ask(who, campaign)))
                .row(open(text(CampaignScreenText.CONTACT_BY_CONTACT), FilesScreen.ID, ref))
                .row(open(text(CampaignScreenText.OPEN), CampaignScreen.ID, ref));
    }

    private View unknown(Campaign campaign) {
        var name = campaign.plan().name();
        var back = open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign));
        if (!campaign.plan().isComplete()) {
            return view(text(CampaignScreenText.QUOTE_INCOMPLETE).with("name", name))
                    .row(back);
        }
        return quotes.isReckoning(campaign.id())
                ? view(text(CampaignScreenText.QUOTE_RECKONING).with("name", name))
                        .row(open(text(CampaignScreenText.REFRESH), ID, CampaignRef.of(campaign)), back)
                : view(text(CampaignScreenText.QUOTE_NONE).with("name", name))
                        .row(button(CampaignScreenText.RECKON, "reckon", who -> ask(who, campaign)), back);
    }

    private Next ask(Visitor visitor, Campaign campaign) {
        return quotes.ask(visitor.id(), campaign.id()) ? Next.stay() : Next.stay(CampaignScreenText.NO_DRAFT);
    }

    private static CampaignScreenText said(Campaign launched) {
        if (rests(launched)) {
            return CampaignScreenText.RESTS;
        }
        return launched.state() == CampaignState.SCHEDULED ? CampaignScreenText.SCHEDULED : CampaignScreenText.STARTED;
    }

    private Next launch(Visitor visitor, Campaign campaign, DryRun shown, Money budget) {
        if (!quotes.stillHolds(campaign, shown)) {
            return Next.stay();
        }
        return switch (launch.launch(visitor.id(), campaign.id(), budget)) {
            case LaunchCampaign.Outcome.Launched(var launched) ->
                Next.replace(CampaignScreen.ID, CampaignRef.of(launched)).saying(said(launched));
            case LaunchCampaign.Outcome.Refused(var why) -> Next.stay(why);
            case LaunchCampaign.Outcome.NotReady() -> Next.stay(CampaignScreenText.NO_DRAFT);
        };
    }
}
