package com.speechcad.screen.plan;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.Plan;
import com.speechcad.billing.PlanStatus;
import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.db.Later;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeLine;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Which plan one has, and for how long still. */
@Singleton
class PlanHomeLine implements HomeLine {
    private final Subscriptions subscriptions;
    private final Clock clock;

    PlanHomeLine(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Later<Optional<Text>> ask(Visitor visitor) {
        var free = subscriptions.askFreeToStart(visitor.id());
        return subscriptions.askStatus(visitor.id()).then(status -> Optional.of(line(status, free.get())));
    }

    private Text line(PlanStatus status, Optional<Plan> free) {
        return switch (status) {
            case PlanStatus.Running(var current, var _, var _, var _, var _, var _) -> running(current);
            case PlanStatus.PastDue blocked ->
                text(PlanWords.ON_HOME_PAST_DUE)
                        .with("plan", BillingText.name(blocked.plan()))
                        .with("missing", blocked.missing().upToCents());
            case PlanStatus.Ending _, PlanStatus.None _ ->
                free.map(plan -> text(PlanWords.ON_HOME_FREE)
                                .with("minutes", plan.single().toMinutes()))
                        .orElseGet(() -> text(PlanWords.ON_HOME_NONE));
        };
    }

    private Text running(Subscription current) {
        return text(PlanWords.ON_HOME)
                .with("plan", BillingText.name(current.plan()))
                .with("left", Duration.between(clock.instant(), current.end()));
    }
}
