package com.speechcad.screen.onboarding;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.DeepLink;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Returning;
import com.speechcad.screen.account.Terms;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The terms, to accept exactly as they are shown, or not. */
@Singleton
class TermsStep implements Screen {
    private final Users users;
    private final Returning returning;
    private final List<DeepLink> links;

    TermsStep(Users users, Returning returning, List<DeepLink> links) {
        this.users = users;
        this.returning = returning;
        this.links = links;
    }

    @Override
    public String id() {
        return Step.TERMS.screen();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(OnboardingWords.TERMS).with("terms", Terms.shown()))
                .row(confirm(OnboardingWords.ACCEPT, "accept", "terms=" + Terms.VERSION, this::accept))
                .row(button(OnboardingWords.DECLINE, "decline", _ -> goTo(Step.DECLINED)));
    }

    /** Where the link leads that the person came by: they are here for that, and not to look around. */
    private Optional<Next> cameFor(Visitor visitor) {
        return visitor.startParameter()
                .flatMap(given -> links.stream()
                        .flatMap(link -> link.follow(visitor, given).stream())
                        .findFirst());
    }

    private Next accept(Visitor visitor) {
        users.acceptTerms(visitor.id(), Terms.VERSION);
        returning.comeBack(visitor.id(), visitor.business().id());
        return cameFor(visitor)
                .map(place -> {
                    users.welcome(visitor.id());
                    return place;
                })
                .orElseGet(() -> goTo(Step.READY.screen()));
    }
}
