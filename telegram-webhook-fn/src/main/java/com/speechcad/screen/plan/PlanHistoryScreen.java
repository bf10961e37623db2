package com.speechcad.screen.plan;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.PlanStatus;
import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** What happened to a person's plans, newest first. */
@Singleton
class PlanHistoryScreen implements Screen {
    static final String ID = "plan.history";
    private static final int LINES_A_PAGE = 8;

    private final Subscriptions subscriptions;

    PlanHistoryScreen(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var page = Page.of(visitor, "plans", subscriptions.historySize(visitor.id()), LINES_A_PAGE);
        var lines = subscriptions.history(visitor.id(), page.offset(), page.size());
        if (lines.isEmpty()) {
            return view(PlanWords.HISTORY_EMPTY);
        }
        var said = new ArrayList<Text>();
        said.add(text(PlanWords.HISTORY_TITLE));
        lines.forEach(line -> said.add(line(line)));
        return page.controls(view(Lines.of(said)));
    }

    private static Text line(PlanStatus.Happened happened) {
        return text(PlanWords.HISTORY_LINE).with("at", happened.at()).with("what", what(happened));
    }

    private static Text what(PlanStatus.Happened happened) {
        var plan = BillingText.name(happened.plan());
        return switch (happened.event()) {
            case ACTIVATED -> money(PlanWords.DID_BEGIN, happened, plan);
            case RENEWED -> money(PlanWords.DID_RENEW, happened, plan);
            case LAPSED -> text(PlanWords.DID_LAPSE).with("plan", plan);
            case WITHDRAWN -> text(PlanWords.DID_WITHDRAW).with("plan", plan);
            case RENEWAL_REFUSED -> text(PlanWords.DID_NOT_RENEW).with("plan", plan);
            case EXPIRED -> text(PlanWords.DID_END).with("plan", plan);
            case REPLACED -> text(PlanWords.DID_MAKE_WAY).with("plan", plan);
            case CANCEL_REQUESTED -> text(PlanWords.DID_CANCEL).with("plan", plan);
            case CANCEL_UNDONE, CHANGE_UNDONE -> text(PlanWords.DID_KEEP).with("plan", plan);
            case CANCELED -> text(PlanWords.DID_END).with("plan", plan);
            case CHANGE_SCHEDULED -> text(PlanWords.DID_CHOOSE).with("plan", plan);
            case RENEWAL_ON -> text(PlanWords.RENEWAL_NOW_ON);
            case RENEWAL_OFF -> text(PlanWords.RENEWAL_NOW_OFF);
        };
    }

    private static Text money(PlanWords key, PlanStatus.Happened happened, Text plan) {
        return text(key).with("plan", plan).with("end", happened.periodEnd()).with("price", happened.charged());
    }
}
