package com.speechcad.screen.law;

import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.ShareNumber;
import jakarta.inject.Singleton;

/** Takes a contact that somebody shared, if it is their own. */
@Singleton
public class OwnContact {
    private final ShareNumber shareNumber;

    OwnContact(ShareNumber shareNumber) {
        this.shareNumber = shareNumber;
    }

    /** What became of it. */
    public sealed interface Taken {
        /** It is the person's number from now on. */
        record Own(PhoneNumber number) implements Taken {}

        /** Somebody else's, or nobody knows whose. */
        record Foreign() implements Taken {}

        /** Not of the telephone network. */
        record Unusable() implements Taken {}
    }

    public Taken take(Visitor visitor, Incoming.SharedContact contact) {
        var telegramId = visitor.user().telegramId();
        if (contact.owner().filter(owner -> owner == telegramId).isEmpty()) {
            return new Taken.Foreign();
        }
        return PhoneNumber.international(contact.phone())
                .<Taken>map(number -> {
                    shareNumber.share(visitor.id(), number);
                    return new Taken.Own(number);
                })
                .orElseGet(Taken.Unusable::new);
    }
}
