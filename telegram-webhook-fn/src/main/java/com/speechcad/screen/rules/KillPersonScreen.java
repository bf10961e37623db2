package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** What of one person can be switched off: all their calls, or those with one flow. The argument is the person's number. */
@Singleton
public class KillPersonScreen implements AdminOnly {
    static final String ID = "kill.person";
    private static final int A_PAGE = 8;

    private final Users users;
    private final Businesses businesses;
    private final Flows flows;
    private final KillSwitches switches;

    KillPersonScreen(Users users, Businesses businesses, Flows flows, KillSwitches switches) {
        this.users = users;
        this.businesses = businesses;
        this.flows = flows;
        this.switches = switches;
    }

    /** The way here, from a person's screen. */
    public static View.Item way(UserId person) {
        return open(text(RulesWords.KILL_PERSON), ID, Long.toString(person.value()));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Argument.id(argument)
                .map(UserId::new)
                .flatMap(users::find)
                .map(user -> shown(visitor, user))
                .orElseGet(View::gone);
    }

    private View shown(Visitor visitor, User user) {
        var thrown = switches.thrown();
        var business = Long.toString(businesses.of(user.id()).id().value());
        var view = view(text(RulesWords.KILL_PERSON_TITLE).with("name", InWords.person(user)))
                .row(KillWay.of(
                        thrown,
                        Stop.BUSINESS,
                        business,
                        text(RulesWords.KILL_BUSINESS),
                        text(RulesWords.KILL_BUSINESS_ON)));
        var all = flows.of(user.id());
        var page = Page.of(visitor, ID, all.size(), A_PAGE);
        for (var flow : page.cut(all)) {
            view = view.row(KillWay.of(
                    thrown,
                    Stop.FLOW,
                    flow.id().value().toString(),
                    text(RulesWords.KILL_FLOW).with("name", flow.name()),
                    text(RulesWords.KILL_FLOW_ON).with("name", flow.name())));
        }
        return page.controls(view);
    }
}
