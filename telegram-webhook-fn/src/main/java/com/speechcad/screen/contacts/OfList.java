package com.speechcad.screen.contacts;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A screen about one of the business's lists, which its argument names. */
abstract class OfList implements Screen {
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ContactLists lists;

    OfList(ContactLists lists) {
        this.lists = lists;
    }

    /** Draws it. */
    abstract View show(Visitor visitor, ContactList list);

    @Override
    public View show(Visitor visitor, String argument) {
        return find(visitor, argument).map(list -> show(visitor, list)).orElseGet(View::gone);
    }

    ContactLists lists() {
        return lists;
    }

    /** The list the visitor stands at; they stand there because it was drawn. */
    ContactList list(Visitor visitor) {
        return find(visitor, visitor.argument()).orElseThrow();
    }

    private Optional<ContactList> find(Visitor visitor, String argument) {
        return id(argument).flatMap(id -> lists.find(visitor.business().id(), id));
    }

    /** An id as buttons carry it: whole in messages, short within the bot. */
    static Optional<UUID> id(String argument) {
        return WHOLE.matcher(argument).matches() ? Optional.of(UUID.fromString(argument)) : ShortId.parse(argument);
    }
}
