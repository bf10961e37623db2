package com.speechcad.screen.plan;

import com.speechcad.billing.Plan;
import com.speechcad.billing.PlanStatus;
import com.speechcad.billing.Plans;
import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What was chosen on the way to a purchase: the plan in the screen's argument, the answer about renewal in a note. */
@Singleton
class PlanChoice {
    private static final String RENEW = "plan.renew";

    private final Plans plans;
    private final Subscriptions subscriptions;
    private final Clock clock;

    PlanChoice(Plans plans, Subscriptions subscriptions, Clock clock) {
        this.plans = plans;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** A paid plan that is sold now; empty for anything else. */
    Optional<Plan> of(String argument) {
        return Argument.id(argument)
                .flatMap(id -> plans.sold(id, clock.instant()))
                .filter(plan -> !plan.free());
    }

    /** What it is sold for later on. */
    List<Plans.Coming> coming(Plan plan) {
        return plans.coming(plan, clock.instant()).stream().limit(1).toList();
    }

    /** As answered for this very plan; until then as with the plan that runs, and nobody is charged again unasked. */
    boolean renews(Visitor visitor, Plan plan) {
        return visitor.note(RENEW)
                .filter(answer -> answer.startsWith(plan.id() + ":"))
                .map(answer -> answer.endsWith(":true"))
                .orElseGet(() -> subscriptions.status(visitor.id()) instanceof PlanStatus.Running running
                        && running.renewalAnswer());
    }

    /** The other answer. */
    Next turned(Visitor visitor, Plan plan) {
        return Next.stay().noting(RENEW, plan.id() + ":" + !renews(visitor, plan));
    }
}
