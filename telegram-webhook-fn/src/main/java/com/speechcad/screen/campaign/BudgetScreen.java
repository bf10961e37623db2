package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.topup.Dollars;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The most that a campaign may cost. Typed for a draft it is only noted, and confirmed with the quote; of a campaign that
 * runs it is confirmed here, because more may be spent from then on.
 */
@Singleton
class BudgetScreen extends OfCampaign {
    static final String ID = "campaign.budget";

    private final DraftCampaign draft;
    private final ControlCampaign control;

    BudgetScreen(Campaigns campaigns, DraftCampaign draft, ControlCampaign control) {
        super(ID, campaigns);
        this.draft = draft;
        this.control = control;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state().isOver() || campaign.state() == CampaignState.SCHEDULED) {
            return View.gone();
        }
        var now = campaign.plan().budget().orElse(Money.ZERO);
        var wanted = within.isEmpty() ? Optional.<Money>empty() : micros(within);
        if (wanted.isPresent()) {
            return view(text(CampaignScreenText.BUDGET_CONFIRM)
                            .with("name", campaign.plan().name())
                            .with("budget", wanted.get())
                            .with("spent", campaign.spent()))
                    .row(confirm(
                            text(CampaignScreenText.BUDGET_SET).with("budget", wanted.get()),
                            "set",
                            "budget=" + wanted.get().micros(),
                            who -> set(who, wanted.get())));
        }
        return view(text(CampaignScreenText.ASK_BUDGET).with("budget", now).with("spent", campaign.spent()))
                .takingText()
                .row(open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var campaign = here(visitor);
        var amount = Dollars.typed(line);
        if (campaign.isEmpty() || amount.isEmpty()) {
            return Next.stay(CampaignScreenText.BUDGET_NOT_UNDERSTOOD);
        }
        if (campaign.get().spent().compareTo(amount.get()) > 0) {
            return Next.stay(text(CampaignScreenText.BUDGET_TOO_SMALL)
                    .with("spent", campaign.get().spent()));
        }
        if (campaign.get().state() == CampaignState.DRAFT) {
            draft.change(visitor.id(), campaign.get().id(), new Change.Budget(amount.get()));
            return Next.goTo(QuoteScreen.ID, CampaignRef.of(campaign.get()));
        }
        return Next.goTo(
                ID, CampaignRef.of(campaign.get(), Long.toString(amount.get().micros())));
    }

    private Next set(Visitor visitor, Money budget) {
        return here(visitor)
                .filter(campaign -> control.budget(visitor.id(), campaign.id(), budget))
                .<Next>map(campaign -> Next.replace(CampaignScreen.ID, CampaignRef.of(campaign))
                        .saying(CampaignScreenText.DONE_SO))
                .orElseGet(() -> Next.toast(CampaignScreenText.TOO_LATE));
    }

    private static Optional<Money> micros(String written) {
        return written.matches("\\d{1,15}") ? Optional.of(Money.micros(Long.parseLong(written))) : Optional.empty();
    }
}
