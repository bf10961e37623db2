package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.open;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import java.util.List;

/** The way through a new campaign, step by step; each can be skipped, gone back to, and left for another day. */
final class Wizard {
    private static final String NOTE = "campaign.wizard";
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

    private Wizard() {}

    /** From the first step on. */
    static Next begin(String campaign) {
        return Next.replace(STEPS.getFirst(), campaign).noting(NOTE, campaign);
    }

    static boolean isOn(Visitor visitor, Campaign campaign) {
        return visitor.note(NOTE).filter(CampaignRef.of(campaign)::equals).isPresent();
    }

    /** After a step was decided: the one after it, or back to the whole. */
    static Next after(Visitor visitor, Campaign campaign, String step) {
        if (!isOn(visitor, campaign)) {
            return Next.replace(CampaignScreen.ID, CampaignRef.of(campaign));
        }
        return Next.goTo(next(step), CampaignRef.of(campaign));
    }

    /** Adds the way past a step. */
    static View skippable(View view, Visitor visitor, Campaign campaign, String step) {
        return isOn(visitor, campaign)
                ? view.row(open(text(CampaignScreenText.SKIP), next(step), CampaignRef.of(campaign)))
                : view;
    }

    private static String next(String step) {
        var at = STEPS.indexOf(step);
        return at == STEPS.size() - 1 ? CampaignScreen.ID : STEPS.get(at + 1);
    }
}
