package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.DoNotCall;
import com.speechcad.screen.law.TypedNumber;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How a number stands on the do-not-call lists, and closing it for all: whoever complains is not called again. */
@Singleton
class OperatorDncScreen implements AdminOnly {
    static final String ID = "rules.dnc";
    private static final String NUMBER = "rules.number";

    private final DoNotCall doNotCall;
    private final TypedNumber numbers;
    private final Clock clock;

    OperatorDncScreen(DoNotCall doNotCall, TypedNumber numbers, Clock clock) {
        this.doNotCall = doNotCall;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return visitor.note(NUMBER)
                .map(PhoneNumber::new)
                .map(number -> standing(visitor, number))
                .orElseGet(() -> view(RulesWords.DNC_ASK))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return numbers.read(visitor, line, number -> Next.stay().noting(NUMBER, number.e164()));
    }

    private View standing(Visitor visitor, PhoneNumber number) {
        var standing = doNotCall.standing(number);
        var facts = number + " " + standing;
        var view = view(text(RulesWords.DNC_STANDING)
                .with("number", number.readable())
                .with("many", standing.businesses())
                .with("tenant", standing.tenant() ? "yes" : "no")
                .with("platform", standing.platform() ? "yes" : "no"));
        if (!standing.tenant()) {
            view = view.row(confirm(RulesWords.DNC_TENANT, "tenant", facts, who -> {
                doNotCall.addForAll(AdminOnly.actor(who), number, DoNotCall.Source.OPERATOR, clock.instant());
                return Next.toast(RulesWords.DONE);
            }));
        }
        return visitor.owner() && !standing.platform()
                ? view.row(confirm(RulesWords.DNC_PLATFORM, "platform", facts, who -> {
                    doNotCall.addEverywhere(AdminOnly.actor(who), number, DoNotCall.Source.OPERATOR, clock.instant());
                    return Next.toast(RulesWords.DONE);
                }))
                : view;
    }
}
