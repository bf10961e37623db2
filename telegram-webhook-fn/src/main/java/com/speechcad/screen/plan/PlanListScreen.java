package com.speechcad.screen.plan;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Plans;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.help.PricesScreen;
import com.speechcad.screen.law.LimitsScreen;
import com.speechcad.tenant.Business;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What is sold, each plan with its price and minutes; to be looked at whatever one's tier. */
@Singleton
class PlanListScreen implements Screen {
    static final String ID = "plan.list";
    private static final int BUTTONS_A_ROW = 2;

    private final Plans plans;
    private final Clock clock;

    PlanListScreen(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var now = clock.instant();
        var coming = plans.coming(now);
        var sold = plans.sold(now).stream().filter(plan -> !plan.free()).toList();
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.LIST_TITLE));
        for (var plan : sold) {
            said.add(line(plan));
            said.addAll(PlanLines.coming(plan, coming));
        }
        if (sold.stream().anyMatch(Plan::transfer)) {
            said.add(text(PlanWords.LIST_TRANSFER));
        }
        if (!sold.isEmpty() && sold.stream().allMatch(Plan::singleUnlimited)) {
            said.add(text(PlanWords.LIST_UNLIMITED));
        }
        said.add(text(PlanWords.LIST_COVERED));
        var needsTier = visitor.business().tier() == Business.Tier.T0;
        if (needsTier) {
            said.add(text(PlanWords.NEEDS_TIER));
        }
        var view = view(Lines.of(said));
        for (var i = 0; i < sold.size(); i += BUTTONS_A_ROW) {
            view = view.row(buttons(sold.subList(i, Math.min(i + BUTTONS_A_ROW, sold.size()))));
        }
        view = view.row(PricesScreen.way());
        return needsTier ? view.row(LimitsScreen.way()) : view;
    }

    private static Text line(Plan plan) {
        return text(PlanWords.LIST_LINE)
                .with("plan", BillingText.name(plan))
                .with("days", plan.days())
                .with("price", plan.price())
                .with("bulk", plan.bulk().toMinutes())
                .with("transfer", PlanLines.transfer(plan));
    }

    private static List<View.Item> buttons(List<Plan> plans) {
        return plans.stream()
                .map(plan -> open(
                        text(PlanWords.OFFER_BUTTON)
                                .with("plan", BillingText.name(plan))
                                .with("days", plan.days())
                                .with("price", plan.price()),
                        PlanOfferScreen.ID,
                        Long.toString(plan.id())))
                .toList();
    }
}
