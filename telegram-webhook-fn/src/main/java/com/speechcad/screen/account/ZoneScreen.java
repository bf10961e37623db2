package com.speechcad.screen.account;

import static com.speechcad.dialog.Next.back;
import static com.speechcad.dialog.Next.replace;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.when.Zones;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The person's clock: out of a list, or by typing a city. Its argument is what was typed. */
@Singleton
class ZoneScreen implements Screen {
    static final String ID = "account.zone";
    private static final int BUTTONS_A_ROW = 2;

    private final Users users;
    private final Clock clock;

    ZoneScreen(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var zone = visitor.user().zone();
        var title = argument.isEmpty()
                ? text(AccountWords.ASK_ZONE).with("zone", zone).with("time", time(zone))
                : text(AccountWords.ZONE_FOUND).with("typed", argument);
        var offered = argument.isEmpty() ? Zones.OFFERED : Zones.find(argument);
        var view = view(title).takingText();
        for (var i = 0; i < offered.size(); i += BUTTONS_A_ROW) {
            view = view.row(choices(offered.subList(i, Math.min(i + BUTTONS_A_ROW, offered.size()))));
        }
        return view;
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return Zones.find(line).isEmpty()
                ? stay(text(AccountWords.ZONE_UNKNOWN).with("typed", line))
                : replace(ID, line);
    }

    private List<View.Item> choices(List<ZoneId> zones) {
        return zones.stream()
                .map(zone -> button(
                        text(AccountWords.ZONE_CHOICE).with("zone", zone).with("time", time(zone)),
                        "set",
                        zone.getId(),
                        visitor -> choose(visitor, zone)))
                .toList();
    }

    private Next choose(Visitor visitor, ZoneId zone) {
        users.move(visitor.id(), zone);
        return back().saying(text(AccountWords.ZONE_CHANGED).with("zone", zone).with("time", time(zone)));
    }

    private LocalTime time(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalTime();
    }
}
