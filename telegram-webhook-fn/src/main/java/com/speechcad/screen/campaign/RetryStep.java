package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.campaign.RetryPolicy;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** How often somebody who was not reached is called again, and after how long. */
@Singleton
class RetryStep extends Draft {
    static final String ID = "campaign.retry";
    private static final List<Duration> OFFERED =
            List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1));

    RetryStep(Campaigns campaigns, DraftCampaign draft, Wizard wizard) {
        super(ID, campaigns, draft, wizard);
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        var now = campaign.plan().retries();
        var tries = IntStream.rangeClosed(1, RetryPolicy.MOST_TRIES)
                .mapToObj(many -> button(
                        marked(text(CampaignScreenText.TIMES).with("count", many), many == now.tries()),
                        "tries",
                        Integer.toString(many),
                        who -> change(who, policy -> new RetryPolicy(many, policy.after(), policy.machines()))))
                .toList();
        var after = OFFERED.stream()
                .map(wait -> button(
                        marked(wait(wait), wait.equals(now.after())),
                        "after",
                        Long.toString(wait.toMinutes()),
                        who -> change(who, policy -> new RetryPolicy(policy.tries(), wait, policy.machines()))))
                .toList();
        var machines = now.machines() ? CampaignScreenText.MACHINES_AGAIN : CampaignScreenText.MACHINES_DONE;
        return view(summary(now))
                .row(tries)
                .pairs(after)
                .row(button(
                        machines,
                        "machines",
                        who -> change(
                                who, policy -> new RetryPolicy(policy.tries(), policy.after(), !policy.machines()))))
                .row(button(
                        CampaignScreenText.DONE,
                        "done",
                        who -> decide(
                                who,
                                new Change.Retries(here(who)
                                        .map(one -> one.plan().retries())
                                        .orElse(RetryPolicy.USUAL)))));
    }

    static Text summary(RetryPolicy policy) {
        return text(CampaignScreenText.RETRIES)
                .with("tries", policy.tries())
                .with("wait", wait(policy.after()))
                .with("machines", policy.machines() ? "again" : "done");
    }

    private Next change(Visitor visitor, UnaryOperator<RetryPolicy> change) {
        var now = here(visitor).map(campaign -> campaign.plan().retries()).orElse(RetryPolicy.USUAL);
        return keep(visitor, new Change.Retries(change.apply(now)));
    }

    private static Text wait(Duration wait) {
        if (wait.toDays() > 0) {
            return text(CampaignScreenText.DAYS).with("count", wait.toDays());
        }
        return wait.toHours() > 0
                ? text(CampaignScreenText.HOURS_LONG).with("count", wait.toHours())
                : text(CampaignScreenText.MINUTES).with("count", wait.toMinutes());
    }

    private static Text marked(Text label, boolean chosen) {
        return chosen ? text(CampaignScreenText.CHOSEN).with("label", label) : label;
    }
}
