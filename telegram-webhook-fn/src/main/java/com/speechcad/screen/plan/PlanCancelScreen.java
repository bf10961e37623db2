package com.speechcad.screen.plan;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.ChangePlan;
import com.speechcad.billing.PlanStatus;
import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** What cancelling means, and the button that does it. */
@Singleton
class PlanCancelScreen implements Screen {
    static final String ID = "plan.cancel";

    private final Subscriptions subscriptions;
    private final ChangePlan change;

    PlanCancelScreen(Subscriptions subscriptions, ChangePlan change) {
        this.subscriptions = subscriptions;
        this.change = change;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return switch (subscriptions.status(visitor.id())) {
            case PlanStatus.Running running
            when !running.canceled() && !running.subscription().plan().free() ->
                ask(
                        text(PlanWords.CANCEL_ASK)
                                .with(
                                        "plan",
                                        BillingText.name(running.subscription().plan()))
                                .with("end", running.subscription().end()),
                        running.subscription().id());
            case PlanStatus.PastDue blocked ->
                ask(
                        text(PlanWords.CANCEL_ASK_NOW).with("plan", BillingText.name(blocked.plan())),
                        blocked.subscription());
            case PlanStatus.Running _, PlanStatus.Ending _, PlanStatus.None _ -> View.gone();
        };
    }

    private View ask(Text words, long subscription) {
        return view(words).row(confirm(PlanWords.CANCEL_YES, "yes", "plan=" + subscription, this::cancel));
    }

    private Next cancel(Visitor visitor) {
        change.cancel(visitor.id());
        return Next.replace(PlanScreen.ID, "").saying(PlanWords.CANCEL_DONE);
    }
}
