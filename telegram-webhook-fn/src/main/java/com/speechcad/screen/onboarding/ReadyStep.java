package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.Subscriptions;
import com.speechcad.dialog.FrontDoor;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.account.NumberScreen;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** What can be done now: a call to one's own phone, for free where that was not used up by who is back. */
@Singleton
class ReadyStep implements Screen {
    private final Users users;
    private final Subscriptions subscriptions;

    ReadyStep(Users users, Subscriptions subscriptions) {
        this.users = users;
        this.subscriptions = subscriptions;
    }

    @Override
    public String id() {
        return Step.READY.screen();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(OnboardingWords.READY)
                        .with("name", visitor.user().name().orElse(""))
                        .with("minutes", freeMinutes(visitor)))
                .row(button(OnboardingWords.SHARE_NUMBER, "number", visited -> enter(visited, NumberScreen.ID)))
                .row(button(
                        FrontDoor.wanted(visitor).isPresent() ? OnboardingWords.GO_ON : OnboardingWords.LOOK_AROUND,
                        "home",
                        this::goOn));
    }

    /** To what was tapped before there was a way to it. */
    private Next goOn(Visitor visitor) {
        users.welcome(visitor.id());
        return FrontDoor.wanted(visitor).orElseGet(Next::home);
    }

    private long freeMinutes(Visitor visitor) {
        return subscriptions
                .askFreeToStart(visitor.id())
                .get()
                .map(plan -> plan.single().toMinutes())
                .orElse(0L);
    }

    private Next enter(Visitor visitor, String screen) {
        users.welcome(visitor.id());
        return Next.replace(screen, "");
    }
}
