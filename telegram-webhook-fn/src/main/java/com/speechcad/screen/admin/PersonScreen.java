package com.speechcad.screen.admin;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.toast;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.books.BooksWords;
import com.speechcad.screen.books.LedgerScreen;
import com.speechcad.screen.rules.KillPersonScreen;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** One person, and what an admin may change about them. */
@Singleton
class PersonScreen implements Screen {
    static final String ID = "admin.person";

    private final Users users;
    private final Businesses businesses;
    private final ChangeRole changeRole;

    PersonScreen(Users users, Businesses businesses, ChangeRole changeRole) {
        this.users = users;
        this.businesses = businesses;
        this.changeRole = changeRole;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return person(users, argument).map(user -> shown(visitor, user)).orElseGet(View::gone);
    }

    /** Whom an argument names. */
    static Optional<User> person(Users users, String argument) {
        return Argument.id(argument).map(UserId::new).flatMap(users::find);
    }

    private View shown(Visitor visitor, User user) {
        var business = businesses.of(user.id());
        var view = view(text(AdminWords.PERSON_SHOWN)
                .with("name", user.name().<Object>map(name -> name).orElse(AdminWords.NAMELESS))
                .with("id", Long.toString(user.telegramId()))
                .with("language", user.reader().language())
                .with("tier", business.tier().name())
                .with("means", Tiers.means(business.tier()))
                .with("role", user.admin() ? AdminWords.ROLE_ADMIN : AdminWords.ROLE_USER)
                .with("reachable", user.reachable() ? AdminWords.REACHABLE : AdminWords.NOT_REACHABLE));
        var tiers = new ArrayList<View.Item>();
        Tiers.below(business.tier()).ifPresent(tier -> tiers.add(to(user, tier, AdminWords.LOWER)));
        Tiers.above(business.tier()).ifPresent(tier -> tiers.add(to(user, tier, AdminWords.RAISE)));
        var wallet = open(
                text(BooksWords.WALLET),
                LedgerScreen.ID,
                Long.toString(user.id().value()));
        return role(visitor, user, view.row(tiers).row(wallet, KillPersonScreen.way(user.id())));
    }

    private static View.Item to(User user, Business.Tier tier, AdminWords label) {
        return button(
                text(label).with("tier", tier.name()),
                "tier",
                tier.name(),
                _ -> goTo(TierScreen.ID, user.id().value() + "." + tier.name()));
    }

    /** Admins are the owners' to make. */
    private View role(Visitor visitor, User user, View view) {
        if (!visitor.owner()) {
            return view;
        }
        var label = user.admin() ? AdminWords.END_ADMIN : AdminWords.MAKE_ADMIN;
        return view.row(confirm(label, "role", "admin=" + user.admin(), visited -> {
            changeRole.change(visited, user);
            return toast(AdminWords.ROLE_CHANGED);
        }));
    }
}
