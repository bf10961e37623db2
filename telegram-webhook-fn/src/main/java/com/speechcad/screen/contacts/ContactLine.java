package com.speechcad.screen.contacts;

import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.Contact;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import java.util.stream.Collectors;

/** One contact on one line: the number as nobody can read it whole, and some of its variables. */
final class ContactLine {
    private static final int MOST_VARIABLES = 6;
    private static final int LONGEST = 160;

    private ContactLine() {}

    static Text of(Contact contact) {
        if (contact.variables().isEmpty()) {
            return text(ListWords.CONTACT_PLAIN).with("number", contact.number());
        }
        var variables = contact.variables().entrySet().stream()
                .limit(MOST_VARIABLES)
                .map(entry -> entry.getKey() + ": " + Masked.of(entry.getValue().replaceAll("\\s+", " ")))
                .collect(Collectors.joining(" · "));
        var shown = Shorten.to(variables, LONGEST);
        return text(ListWords.CONTACT).with("number", contact.number()).with("variables", shown);
    }
}
