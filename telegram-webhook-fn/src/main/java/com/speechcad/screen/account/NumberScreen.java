package com.speechcad.screen.account;

import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.screen.law.OwnContact;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;

/** The person's own number, taken only from a contact that Telegram says is theirs. */
@Singleton
public class NumberScreen implements Screen {
    /** For whoever needs the number first. */
    public static final String ID = "number";

    private static final String CHANGING = "number.changing";

    private static final int ZONES_A_PAGE = 8;
    private static final int ZONES_A_ROW = 2;

    private final Users users;
    private final OwnContact contacts;
    private final OwnClock clock;

    NumberScreen(Users users, OwnContact contacts, OwnClock clock) {
        this.users = users;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return visitor.ownNumber()
                .filter(_ -> visitor.note(CHANGING).isEmpty())
                .map(number -> known(visitor, number))
                .orElseGet(() -> view(AccountWords.NUMBER_ASK)
                        .askingContact(AccountWords.NUMBER_SHARE)
                        .takingText());
    }

    /** A typed number proves nothing. */
    @Override
    public Next typed(Visitor visitor, String line) {
        return stay(AccountWords.NUMBER_TYPED);
    }

    @Override
    public Next contact(Visitor visitor, Incoming.SharedContact contact) {
        return switch (contacts.take(visitor, contact)) {
            case OwnContact.Taken.Foreign() -> stay(AccountWords.NUMBER_FOREIGN);
            case OwnContact.Taken.Unusable() -> stay(AccountWords.NUMBER_UNUSABLE);
            case OwnContact.Taken.Own(var number) -> saved(visitor, number);
        };
    }

    private Next saved(Visitor visitor, PhoneNumber number) {
        var saved = clock.follow(visitor, number)
                .map(zone ->
                        text(AccountWords.NUMBER_SAVED_CLOCK).with("zone", zone).with("time", clock.time(zone)))
                .orElseGet(() -> text(AccountWords.NUMBER_SAVED));
        return stay(saved).noting(CHANGING, "");
    }

    private View known(Visitor visitor, PhoneNumber number) {
        var said = text(AccountWords.NUMBER_KNOWN).with("number", number.readable());
        var zones = clock.isUnset(visitor) ? clock.zones(number) : List.<ZoneId>of();
        var view = view(zones.size() > 1 ? Lines.of(said, text(AccountWords.NUMBER_WHICH_CLOCK)) : said)
                .row(open(CallText.CALL, "call"));
        return zones.size() > 1 ? ended(choices(visitor, view, zones)) : ended(view);
    }

    private static View ended(View view) {
        return view.row(open(AccountWords.TIME_ZONE, ZoneScreen.ID))
                .row(button(AccountWords.NUMBER_CHANGE, "change", _ -> stay().noting(CHANGING, "yes")));
    }

    /** All of them, a page at a time. */
    private View choices(Visitor visitor, View first, List<ZoneId> zones) {
        var page = Page.of(visitor, ID, zones.size(), ZONES_A_PAGE);
        var shown = page.cut(zones);
        var view = first;
        for (var i = 0; i < shown.size(); i += ZONES_A_ROW) {
            view = view.row(shown.subList(i, Math.min(i + ZONES_A_ROW, shown.size())).stream()
                    .map(this::choice)
                    .toList());
        }
        return page.controls(view);
    }

    private View.Item choice(ZoneId zone) {
        return button(
                text(AccountWords.ZONE_CHOICE).with("zone", zone).with("time", clock.time(zone)),
                "zone",
                zone.getId(),
                visitor -> {
                    users.move(visitor.id(), zone);
                    return stay(
                            text(AccountWords.ZONE_CHANGED).with("zone", zone).with("time", clock.time(zone)));
                });
    }
}
