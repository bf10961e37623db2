package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.DraftCampaign;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;

/** How the new campaign is called. From here on it is a draft and kept. */
@Singleton
class NewCampaignScreen implements Screen {
    static final String ID = "campaign.new";
    static final int LONGEST_NAME = 60;

    private final DraftCampaign draft;
    private final Clock clock;

    NewCampaignScreen(DraftCampaign draft, Clock clock) {
        this.draft = draft;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(CampaignScreenText.ASK_NAME)
                .takingText()
                .row(button(
                        text(CampaignScreenText.NAME_FOR_ME).with("name", proposal(visitor)),
                        "dated",
                        who -> create(who, proposal(who))));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return isName(line) ? create(visitor, line) : Next.stay(CampaignScreenText.NAME_TOO_LONG);
    }

    static boolean isName(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST_NAME;
    }

    private Next create(Visitor visitor, String name) {
        return Wizard.begin(
                ShortId.of(draft.create(visitor.id(), visitor.business().id(), name)));
    }

    private String proposal(Visitor visitor) {
        var today = LocalDate.ofInstant(clock.instant(), visitor.reader().zone());
        return Words.plain(text(CampaignScreenText.NAME_PROPOSAL).with("date", today), visitor.reader());
    }
}
