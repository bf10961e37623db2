package com.speechcad.screen.plan;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeLine;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Which plan one has, and until when. */
@Singleton
class PlanHomeLine implements HomeLine {
    private final Subscriptions subscriptions;

    PlanHomeLine(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Text> line(Visitor visitor) {
        return Optional.of(subscriptions
                .current(visitor.id())
                .map(PlanHomeLine::running)
                .orElseGet(() -> subscriptions
                        .freeToStart(visitor.id())
                        .map(free -> text(PlanWords.ON_HOME_FREE)
                                .with("minutes", free.single().toMinutes()))
                        .orElseGet(() -> text(PlanWords.ON_HOME_NONE))));
    }

    private static Text running(Subscription current) {
        return text(PlanWords.ON_HOME)
                .with("plan", BillingText.name(current.plan()))
                .with("end", current.end());
    }
}
