package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.campaign.Pace;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How many calls at once: of a draft, and of a campaign that runs. */
@Singleton
class PaceScreen extends OfCampaign {
    static final String ID = "campaign.pace";

    private final DraftCampaign draft;
    private final ControlCampaign control;
    private final Wizard wizard;

    PaceScreen(Campaigns campaigns, DraftCampaign draft, ControlCampaign control, Wizard wizard) {
        super(ID, campaigns);
        this.draft = draft;
        this.control = control;
        this.wizard = wizard;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        var now = campaign.plan().pace();
        if (campaign.state() == CampaignState.DRAFT) {
            var view = view(text(CampaignScreenText.ASK_PACE).with("pace", now))
                    .takingText()
                    .row(choices(1, 2, 5))
                    .row(choices(10, 20, 50));
            return wizard.skippable(view, visitor, campaign, ID, false);
        }
        if (campaign.state().isOver() || campaign.state() == CampaignState.SCHEDULED) {
            return View.gone();
        }
        return view(text(CampaignScreenText.PACE_NOW)
                        .with("name", campaign.plan().name())
                        .with("pace", now))
                .takingText()
                .row(steps(now))
                .row(open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var digits = line.strip();
        if (!digits.codePoints().allMatch(Character::isDigit) || digits.length() > 3) {
            return Next.stay(CampaignScreenText.PACE_NOT_UNDERSTOOD);
        }
        var pace = Integer.parseInt(digits);
        return pace >= 1 && pace <= Pace.MOST ? set(visitor, pace) : Next.stay(CampaignScreenText.PACE_NOT_UNDERSTOOD);
    }

    private List<View.Item> choices(int... many) {
        return IntStream.of(many)
                .mapToObj(pace -> choice(CampaignScreenText.NUMBER, pace))
                .toList();
    }

    /** Tapped twice it is one step: what led to the pace of now is not offered there. */
    private List<View.Item> steps(int now) {
        var steps = new ArrayList<View.Item>();
        if (Pace.slower(now) < now) {
            steps.add(choice(CampaignScreenText.SLOWER, Pace.slower(now)));
        }
        if (Pace.faster(now) > now) {
            steps.add(choice(CampaignScreenText.FASTER, Pace.faster(now)));
        }
        return steps;
    }

    private View.Item choice(CampaignScreenText label, int pace) {
        return button(text(label).with("number", pace), "set", Integer.toString(pace), who -> set(who, pace));
    }

    private Next set(Visitor visitor, int pace) {
        var campaign = here(visitor);
        if (campaign.isEmpty()) {
            return Next.stay(CampaignScreenText.NO_DRAFT);
        }
        if (campaign.get().state() == CampaignState.DRAFT) {
            draft.change(visitor.id(), campaign.get().id(), new Change.Pace(pace));
            return wizard.after(visitor, campaign.get(), ID);
        }
        return control.pace(visitor.id(), campaign.get().id(), pace)
                ? Next.toast(text(CampaignScreenText.PACE_SET).with("pace", pace))
                : Next.toast(CampaignScreenText.TOO_LATE);
    }
}
