package com.speechcad.screen.account;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.tenant.Notices;
import com.speechcad.tenant.Notices.Notice;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Which warnings one wants; what happened to money and calls is always said. */
@Singleton
class NoticesScreen implements Screen {
    static final String ID = "notices";

    private final Notices notices;

    NoticesScreen(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var view = view(AccountWords.NOTICES_TITLE);
        for (var notice : Notice.values()) {
            var wanted = notices.wants(visitor.id(), notice);
            var label = text(wanted ? AccountWords.NOTICE_ON : AccountWords.NOTICE_OFF)
                    .with("notice", name(notice));
            var action =
                    notice.name().toLowerCase(Locale.ROOT).replace('_', '-').substring(0, 3);
            view = view.row(button(label, action, wanted ? "off" : "on", who -> turn(who, notice, !wanted)));
        }
        return view;
    }

    private Next turn(Visitor visitor, Notice notice, boolean wanted) {
        notices.choose(visitor.id(), notice, wanted);
        return Next.toast(wanted ? AccountWords.NOTICE_TURNED_ON : AccountWords.NOTICE_TURNED_OFF);
    }

    private static AccountWords name(Notice notice) {
        return switch (notice) {
            case LOW_BALANCE -> AccountWords.NOTICE_LOW_BALANCE;
            case RENEWAL_AHEAD -> AccountWords.NOTICE_RENEWAL_AHEAD;
        };
    }
}
