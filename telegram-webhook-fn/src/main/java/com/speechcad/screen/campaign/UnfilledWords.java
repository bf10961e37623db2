package com.speechcad.screen.campaign;

import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.UnfilledVariables;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What everybody would hear alike, because the list has no column for it; said before anybody is called. */
@Singleton
class UnfilledWords {
    private static final int MOST = 4;

    private final UnfilledVariables variables;

    UnfilledWords(UnfilledVariables variables) {
        this.variables = variables;
    }

    List<Text> of(Campaign draft) {
        var unfilled = variables.of(draft);
        var lines = new ArrayList<Text>();
        unfilled.stream()
                .limit(MOST)
                .forEach(one -> lines.add(text(CampaignScreenText.UNFILLED)
                        .with("name", one.name().replace('_', ' '))
                        .with("said", one.spoken().isBlank() ? "no" : "yes")
                        .with("spoken", one.spoken())));
        if (unfilled.size() > MOST) {
            lines.add(text(CampaignScreenText.UNFILLED_MORE).with("count", unfilled.size() - MOST));
        }
        return lines;
    }
}
