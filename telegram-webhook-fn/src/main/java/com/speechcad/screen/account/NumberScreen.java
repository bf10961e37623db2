package com.speechcad.screen.account;

import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** The person's own number, taken only from a contact that Telegram says is theirs. */
@Singleton
public class NumberScreen implements Screen {
    /** For whoever needs the number first. */
    public static final String ID = "number";

    private static final String CHANGING = "number.changing";

    private final Users users;

    NumberScreen(Users users) {
        this.users = users;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return visitor.ownNumber()
                .filter(_ -> visitor.note(CHANGING).isEmpty())
                .map(NumberScreen::known)
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
        var own = contact.owner().filter(owner -> owner == visitor.user().telegramId());
        if (own.isEmpty()) {
            return stay(AccountWords.NUMBER_FOREIGN);
        }
        var number = PhoneNumber.international(contact.phone());
        if (number.isEmpty()) {
            return stay(AccountWords.NUMBER_UNUSABLE);
        }
        users.setOwnNumber(visitor.id(), number.get());
        return stay(text(AccountWords.NUMBER_SAVED)).noting(CHANGING, "");
    }

    private static View known(PhoneNumber number) {
        return view(text(AccountWords.NUMBER_KNOWN).with("number", number.readable()))
                .row(open(CallText.CALL, "call"))
                .row(button(AccountWords.NUMBER_CHANGE, "change", _ -> stay().noting(CHANGING, "yes")));
    }
}
