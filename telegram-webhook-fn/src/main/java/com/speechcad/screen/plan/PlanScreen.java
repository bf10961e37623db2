package com.speechcad.screen.plan;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.Plan;
import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The plan a person has now, and what is left of it. */
@Singleton
class PlanScreen implements Screen {
    static final String ID = "plan";

    private final Subscriptions subscriptions;

    PlanScreen(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.TITLE));
        said.addAll(subscriptions.current(visitor.id()).map(PlanScreen::running).orElseGet(() -> waiting(visitor)));
        return view(Lines.of(said)).row(open(PlanWords.CHOOSE, PlanListScreen.ID));
    }

    private static List<Text> running(Subscription current) {
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.CURRENT).with("plan", BillingText.name(current.plan())));
        said.add(text(PlanWords.UNTIL).with("end", current.end()));
        said.addAll(Usage.of(current));
        return said;
    }

    private List<Text> waiting(Visitor visitor) {
        return subscriptions
                .freeToStart(visitor.id())
                .map(PlanScreen::free)
                .orElseGet(() -> List.of(text(PlanWords.NO_PLAN)));
    }

    private static List<Text> free(Plan free) {
        return List.of(text(PlanWords.FREE_WAITS)
                .with("minutes", free.single().toMinutes())
                .with("days", free.days()));
    }
}
