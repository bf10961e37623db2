package com.speechcad.screen.contacts;

import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.Contact;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One contact on one line: the number as nobody can read it whole, and some of its variables. */
final class ContactLine {
    private static final int MOST_VARIABLES = 6;
    private static final int LONGEST = 160;

    private ContactLine() {}

    static Text of(Contact contact) {
        if (contact.variables().isEmpty()) {
            return text(ListWords.CONTACT_PLAIN).with("number", contact.number().maskedInArea());
        }
        return text(ListWords.CONTACT)
                .with("number", contact.number())
                .with("variables", beside(variables(contact.variables())));
    }

    /** So many as there is room for; the last one may be cut. */
    private static List<Text> variables(Map<String, String> variables) {
        var shown = new ArrayList<Text>();
        var room = LONGEST;
        for (var variable : variables.entrySet()) {
            var left = room - variable.getKey().length();
            if (shown.size() == MOST_VARIABLES || (left < 1 && !shown.isEmpty())) {
                break;
            }
            var value = Shorten.to(Masked.of(variable.getValue().replaceAll("\\s+", " ")), Math.max(1, left));
            shown.add(text(ListWords.CONTACT_VARIABLE)
                    .with("name", Shorten.to(variable.getKey(), LONGEST))
                    .with("value", value));
            room = left - value.length();
        }
        return shown;
    }

    private static Text beside(List<Text> variables) {
        var after = variables.getLast();
        for (var variable : variables.subList(0, variables.size() - 1).reversed()) {
            after = text(ListWords.CONTACT_VARIABLES).with("first", variable).with("rest", after);
        }
        return after;
    }
}
