package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The way through a new campaign, step by step; each can be skipped, gone back to, and left for another day. It is over once
 * the whole is shown: whoever changes one thing there comes back to the whole.
 */
@Singleton
class Wizard {
    private static final String NOTE = "campaign.wizard";
    /** The draft whose contacts were chosen before it began. */
    private static final String LISTED = "campaign.listed";

    private static final List<String> STEPS = List.of(
            FlowStep.ID,
            ContactsStep.ID,
            ConsentStep.ID,
            PurposeStep.ID,
            FromStep.ID,
            HoursStep.ID,
            RetryStep.ID,
            PaceScreen.ID,
            RecordStep.ID,
            StartStep.ID);

    /** From here on everything has a usual value; what the calls are for is answered before, by the person. */
    private static final String FIRST_USUAL = HoursStep.ID;

    private final ShownNumbers numbers;
    private final DraftCampaign draft;

    Wizard(ShownNumbers numbers, DraftCampaign draft) {
        this.numbers = numbers;
        this.draft = draft;
    }

    /** From the first step on. */
    static Next.GoTo begin(String campaign) {
        return Next.replace(STEPS.getFirst(), campaign).noting(NOTE, campaign);
    }

    /** The same, of one whose list is chosen already. */
    static Next.GoTo beginListed(String campaign) {
        return Next.goTo(STEPS.getFirst(), campaign).noting(NOTE, campaign).noting(LISTED, campaign);
    }

    /** The draft whose way somebody is on, if any. */
    static Optional<UUID> at(Visitor visitor) {
        return visitor.note(NOTE).flatMap(ShortId::parse);
    }

    static boolean isOn(Visitor visitor, Campaign campaign) {
        return isNoted(visitor, NOTE, campaign);
    }

    private static boolean isNoted(Visitor visitor, String note, Campaign campaign) {
        return visitor.note(note).filter(CampaignRef.of(campaign)::equals).isPresent();
    }

    /** One thing is changed, out of the whole, and then the whole is shown again. */
    static Next change(Campaign campaign, String step) {
        return Next.goTo(step, CampaignRef.of(campaign)).noting(NOTE, "");
    }

    /** After a step was decided: the one after it, or back to the whole. */
    Next after(Visitor visitor, Campaign campaign, String step) {
        return isOn(visitor, campaign)
                ? next(visitor, campaign, step)
                : Next.replace(CampaignScreen.ID, CampaignRef.of(campaign));
    }

    /** After its contacts were chosen elsewhere, on the way through. */
    Next.GoTo afterContacts(Visitor visitor, Campaign campaign) {
        return next(visitor, campaign, ContactsStep.ID);
    }

    /**
     * Adds the ways past a step, and past all that are left where each of them has a usual value.
     *
     * @param isDone nothing is left to decide in it, so that nothing is skipped
     */
    View skippable(View view, Visitor visitor, Campaign campaign, String step, boolean isDone) {
        if (!isOn(visitor, campaign)) {
            return view;
        }
        var ways = new ArrayList<View.Item>();
        ways.add(button(
                isDone ? CampaignScreenText.GO_ON : CampaignScreenText.SKIP,
                "skip",
                who -> after(who, campaign, step)));
        var at = STEPS.indexOf(step);
        if (at >= STEPS.indexOf(FIRST_USUAL) && at < STEPS.size() - 1) {
            ways.add(button(CampaignScreenText.REST_AS_USUAL, "rest", _ -> whole(campaign)));
        }
        return view.row(ways);
    }

    private Next.GoTo next(Visitor visitor, Campaign campaign, String step) {
        var at = STEPS.indexOf(step) + 1;
        if (at == STEPS.size()) {
            return whole(campaign);
        }
        var next = STEPS.get(at);
        return isDecided(visitor, campaign, next)
                ? next(visitor, campaign, next)
                : Next.goTo(next, CampaignRef.of(campaign));
    }

    /**
     * What leaves no choice is not asked about: a list chosen before, and the only number there is to show. The platform's is
     * none to choose for somebody: only their own phone may be called from it, and they can ask for one of their own.
     */
    private boolean isDecided(Visitor visitor, Campaign campaign, String step) {
        if (step.equals(ContactsStep.ID)) {
            return isNoted(visitor, LISTED, campaign);
        }
        if (!step.equals(FromStep.ID)) {
            return false;
        }
        var all = numbers.of(visitor, campaign);
        return all.size() == 1
                && !all.getFirst().platform()
                && draft.change(
                        visitor.id(),
                        campaign.id(),
                        new Change.CallerId(all.getFirst().number()));
    }

    private static Next.GoTo whole(Campaign campaign) {
        return Next.goTo(CampaignScreen.ID, CampaignRef.of(campaign)).noting(NOTE, "");
    }
}
