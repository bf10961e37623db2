package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress.Progress;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.Why;
import com.speechcad.campaign.results.CampaignFigures;
import com.speechcad.campaign.results.CampaignText;
import com.speechcad.campaign.results.LiveCampaign;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.support.SupportScreen;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** One campaign: how far it is, and all that can be done with it now. */
@Singleton
class CampaignScreen extends OfCampaign {
    static final String ID = "campaign";

    private final DraftView drafts;
    private final CampaignFigures figures;
    private final LiveCampaign live;
    private final ControlCampaign control;
    private final DraftCampaign draft;

    CampaignScreen(
            Campaigns campaigns,
            DraftView drafts,
            CampaignFigures figures,
            LiveCampaign live,
            ControlCampaign control,
            DraftCampaign draft) {
        super(ID, campaigns);
        this.drafts = drafts;
        this.figures = figures;
        this.live = live;
        this.control = control;
        this.draft = draft;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state() == CampaignState.DRAFT) {
            return drafts.of(visitor, campaign);
        }
        var counted = figures.of(campaign);
        var words = new ArrayList<>(live.words(campaign, counted, visitor.user()));
        var rests = OfCampaign.rests(campaign);
        if (rests) {
            control.stops(campaign).forEach(stop -> words.add(1, stop.rule().why()));
        }
        var view = controls(view(Lines.of(words)), campaign, counted.hungUp());
        return about(rests ? view.row(SupportScreen.ask()) : view, campaign, counted.progress())
                .row(last(campaign));
    }

    /** While it changes by itself, this menu is a picture of a moment. */
    private List<View.Item> last(Campaign campaign) {
        var copy = button(CampaignScreenText.DUPLICATE, "copy", this::duplicate);
        return campaign.state().isOver() || !campaign.state().hasBegun()
                ? List.of(copy)
                : List.of(open(text(CampaignScreenText.REFRESH), ID, CampaignRef.of(campaign)), copy);
    }

    private View controls(View view, Campaign campaign, boolean hungUp) {
        var ref = CampaignRef.of(campaign);
        return switch (campaign.state()) {
            case SCHEDULED ->
                view.row(
                                open(text(CampaignScreenText.START_NOW), "campaign.now", ref),
                                open(text(CampaignScreenText.EDIT), "campaign.edit", ref))
                        .row(open(text(CampaignScreenText.CANCEL), "campaign.cancel", ref));
            case RUNNING ->
                view.row(
                                button(
                                        CampaignScreenText.PAUSE,
                                        "pause",
                                        who -> act(control.pause(who.id(), campaign.id()))),
                                stop(ref))
                        .row(
                                open(
                                        text(CampaignScreenText.PACE)
                                                .with("pace", campaign.plan().pace()),
                                        PaceScreen.ID,
                                        ref),
                                open(text(CampaignScreenText.BUDGET), BudgetScreen.ID, ref));
            case PAUSED ->
                view.row(button(CampaignScreenText.RESUME, "resume", who -> resume(who, campaign)), stop(ref))
                        .row(
                                open(
                                        text(CampaignScreenText.PACE)
                                                .with("pace", campaign.plan().pace()),
                                        PaceScreen.ID,
                                        ref),
                                open(text(CampaignScreenText.BUDGET), BudgetScreen.ID, ref));
            case WAITING_FOR_MONEY ->
                view.row(open(CampaignScreenText.TOP_UP, "topup"), stop(ref))
                        .row(
                                button(
                                        CampaignScreenText.PAUSE,
                                        "pause",
                                        who -> act(control.pause(who.id(), campaign.id()))),
                                open(text(CampaignScreenText.BUDGET), BudgetScreen.ID, ref));
            case STOPPING -> hungUp ? view : view.row(open(text(CampaignText.HANG_UP), "campaign.hangup", ref));
            case FINISHED -> view.row(open(text(CampaignScreenText.AGAIN), "campaign.again", ref));
            case DRAFT, CANCELLED -> view;
        };
    }

    private static View about(View view, Campaign campaign, Progress progress) {
        if (!campaign.state().hasBegun()) {
            return view;
        }
        var ref = CampaignRef.of(campaign);
        var shown = view.row(
                open(text(CampaignScreenText.REPORT), ReportScreen.ID, ref),
                open(text(CampaignScreenText.EXPORT), FilesScreen.ID, ref));
        var more = new ArrayList<View.Item>();
        more.add(open(text(CampaignScreenText.PEOPLE), PeopleScreen.ID, ref));
        if (progress.of(ContactState.WAITING) > 0) {
            more.add(open(text(CampaignScreenText.WHY_WAITING), WaitingScreen.ID, ref));
        }
        if (progress.of(ContactState.EXCLUDED) > 0) {
            more.add(open(text(CampaignScreenText.WHY_EXCLUDED), ExcludedScreen.ID, ref));
        }
        if (campaign.why().filter(Why.BREAKER::equals).isPresent()) {
            more.add(open(text(CampaignScreenText.FAILING), FailingScreen.ID, ref));
        }
        return shown.pairs(more);
    }

    private static View.Item stop(String ref) {
        return open(text(CampaignScreenText.STOP), "campaign.stop", ref);
    }

    private Next resume(Visitor visitor, Campaign campaign) {
        var resumed = control.resume(visitor.id(), campaign.id());
        return resumed && here(visitor).filter(OfCampaign::rests).isPresent()
                ? Next.toast(CampaignScreenText.RESTS)
                : act(resumed);
    }

    private static Next act(boolean done) {
        return Next.toast(done ? CampaignScreenText.DONE_SO : CampaignScreenText.TOO_LATE);
    }

    private Next duplicate(Visitor visitor) {
        return here(visitor)
                .flatMap(campaign -> draft.duplicate(visitor.id(), campaign.id()))
                .<Next>map(copy -> Next.goTo(ID, ShortId.of(copy)).saying(CampaignScreenText.COPIED))
                .orElseGet(() -> Next.toast(CampaignScreenText.TOO_LATE));
    }
}
