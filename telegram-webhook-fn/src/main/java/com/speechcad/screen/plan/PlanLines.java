package com.speechcad.screen.plan;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.Plan;
import com.speechcad.billing.PlanOffer;
import com.speechcad.billing.Plans;
import com.speechcad.billing.UpgradeCredit;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.ArrayList;
import java.util.List;

/** What a plan gives, and what changing to it costs, a line each. */
final class PlanLines {
    private PlanLines() {}

    static List<Text> described(Plan plan) {
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.OFFER)
                .with("plan", BillingText.name(plan))
                .with("days", plan.days())
                .with("price", plan.price()));
        said.add(text(PlanWords.OFFER_BULK).with("minutes", plan.bulk().toMinutes()));
        said.add(text(plan.singleUnlimited() ? PlanWords.OFFER_SINGLE : PlanWords.OFFER_SINGLE_LIMITED)
                .with("minutes", plan.single().toMinutes()));
        said.add(text(PlanWords.OFFER_TRANSFER).with("transfer", transfer(plan)));
        said.add(text(PlanWords.OFFER_SUPPORT).with("support", support(plan)));
        return said;
    }

    /** The price that it is sold for later on, if that is another one. */
    static List<Text> coming(Plan plan, List<Plans.Coming> coming) {
        return coming.stream()
                .filter(next -> next.plan().code() == plan.code() && next.plan().days() == plan.days())
                .filter(next -> !next.plan().price().equals(plan.price()))
                .map(next -> text(PlanWords.COMING_PRICE)
                        .with("from", next.from())
                        .with("price", next.plan().price()))
                .toList();
    }

    /** As the texts ask for it. */
    static String transfer(Plan plan) {
        return plan.transfer() ? "yes" : "no";
    }

    /** The sum of a change, so that it can be added up again. */
    static List<Text> credited(PlanOffer.Upgrade upgrade) {
        var credit = upgrade.credit();
        var old = BillingText.name(upgrade.old().plan());
        var line = switch (credit.share()) {
            case TIME ->
                text(PlanWords.CREDIT_TIME).with("left", credit.hoursLeft()).with("whole", credit.hours());
            case ALLOWANCE -> allowance(credit);
        };
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.CHANGES_NOW).with("old", old));
        said.add(line.with("old", old).with("paid", credit.paid()).with("credit", credit.amount()));
        said.add(text(PlanWords.TO_PAY).with("amount", upgrade.charge()));
        return said;
    }

    private static Text allowance(UpgradeCredit credit) {
        return text(PlanWords.CREDIT_MINUTES)
                .with("left", Minutes.of(credit.emptiest().left()))
                .with("whole", Minutes.of(credit.emptiest().granted()));
    }

    private static TextKey support(Plan plan) {
        return switch (plan.support()) {
            case STANDARD -> PlanWords.SUPPORT_STANDARD;
            case PRIORITY -> PlanWords.SUPPORT_PRIORITY;
            case PREMIUM -> PlanWords.SUPPORT_PREMIUM;
        };
    }
}
