package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
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
import com.speechcad.campaign.DryRun;
import com.speechcad.campaign.QuoteCampaign;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.topup.Dollars;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The most that a campaign may cost. Chosen for a draft it is only noted, and confirmed with the quote; of a campaign that
 * runs it is confirmed here, because more may be spent from then on.
 */
@Singleton
class BudgetScreen extends OfCampaign {
    static final String ID = "campaign.budget";

    private final QuoteCampaign quotes;
    private final DraftCampaign draft;
    private final ControlCampaign control;

    BudgetScreen(Campaigns campaigns, QuoteCampaign quotes, DraftCampaign draft, ControlCampaign control) {
        super(ID, campaigns);
        this.quotes = quotes;
        this.draft = draft;
        this.control = control;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state().isOver() || campaign.state() == CampaignState.SCHEDULED) {
            return View.gone();
        }
        if (campaign.state() == CampaignState.DRAFT) {
            return quotes.of(campaign.id()).map(run -> choices(campaign, run)).orElseGet(View::gone);
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

    /** With the two amounts that the quote named, and the one that it offers as long as nobody chose another. */
    private View choices(Campaign campaign, DryRun run) {
        var now = campaign.plan().budget().orElse(run.budget());
        var view = view(text(CampaignScreenText.ASK_BUDGET_DRAFT).with("budget", now))
                .takingText();
        if (run.budget().compareTo(run.most().money()) < 0) {
            view = view.row(choice(CampaignScreenText.BUDGET_LIKELY, run.budget()));
        }
        return view.row(choice(CampaignScreenText.BUDGET_MOST, run.most().money()));
    }

    private View.Item choice(CampaignScreenText label, Money amount) {
        return button(
                text(label).with("amount", amount),
                "note",
                Long.toString(amount.micros()),
                who -> here(who)
                        .map(campaign -> note(who, campaign, amount))
                        .orElseGet(() -> Next.stay(CampaignScreenText.NO_DRAFT)));
    }

    /** Only noted: it is confirmed with the quote, which is shown again. */
    private Next note(Visitor visitor, Campaign campaign, Money amount) {
        return draft.change(visitor.id(), campaign.id(), new Change.Budget(amount))
                ? Next.goTo(QuoteScreen.ID, CampaignRef.of(campaign))
                : Next.stay(CampaignScreenText.NO_DRAFT);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var campaign = here(visitor);
        var amount = Dollars.typed(line);
        if (campaign.isEmpty() || amount.isEmpty()) {
            return Next.stay(Dollars.doubt(line).orElseGet(() -> text(CampaignScreenText.BUDGET_NOT_UNDERSTOOD)));
        }
        if (isTooSmall(campaign.get(), amount.get())) {
            return tooSmall(campaign.get());
        }
        if (campaign.get().state() == CampaignState.DRAFT) {
            return note(visitor, campaign.get(), amount.get());
        }
        return Next.goTo(
                ID, CampaignRef.of(campaign.get(), Long.toString(amount.get().micros())));
    }

    private boolean isTooSmall(Campaign campaign, Money budget) {
        return control.leastBudget(campaign).compareTo(budget) > 0;
    }

    private Next tooSmall(Campaign campaign) {
        return Next.stay(text(CampaignScreenText.BUDGET_TOO_SMALL).with("least", control.leastBudget(campaign)));
    }

    /** More may have been set aside since it was typed. */
    private Next set(Visitor visitor, Money budget) {
        var tooSmall = here(visitor).filter(campaign -> isTooSmall(campaign, budget));
        if (tooSmall.isPresent()) {
            return tooSmall(tooSmall.get());
        }
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
