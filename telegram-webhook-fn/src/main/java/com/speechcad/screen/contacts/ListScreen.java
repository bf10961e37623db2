package com.speechcad.screen.contacts;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.ExportContacts;
import com.speechcad.campaign.contacts.Imports;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Consents;
import com.speechcad.screen.campaign.CallThisList;
import com.speechcad.screen.law.AttestScreen;
import com.speechcad.screen.law.ConsentScreen;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;

/** One list, and all that can be done with it. */
@Singleton
class ListScreen extends OfList {
    static final String ID = "contacts.list";

    private final Imports imports;
    private final ExportContacts export;
    private final Consents consents;
    private final CallThisList calls;
    private final Clock clock;

    ListScreen(
            ContactLists lists,
            Imports imports,
            ExportContacts export,
            Consents consents,
            CallThisList calls,
            Clock clock) {
        super(lists);
        this.imports = imports;
        this.export = export;
        this.calls = calls;
        this.consents = consents;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    View show(Visitor visitor, ContactList list) {
        var id = ShortId.of(list.id());
        var lines = new ArrayList<Text>();
        lines.add(text(ListWords.LIST)
                .with("name", list.name())
                .with("count", list.contacts())
                .with("country", Locale.of("", list.country())));
        var consent = list.consent()
                .flatMap(known -> consents.find(list.business(), known))
                .filter(known -> known.counts(clock.instant()));
        lines.add(text(consent.isPresent() ? ListWords.CONSENT : ListWords.NO_CONSENT));
        if (imports.isBusy(list.id())) {
            lines.add(text(ListWords.BUSY));
        }
        var view = view(Lines.of(lines)).row(open(text(ListWords.ADD), AddContactsScreen.ID, id));
        if (list.contacts() > 0) {
            view = view.row(button(ListWords.CALL, "call", who -> calls.call(who, list.id())));
            view = view.row(consent.map(known ->
                                    open(text(ListWords.OPEN_CONSENT), ConsentScreen.ID, ShortId.of(known.id())))
                            .orElseGet(() ->
                                    button(ListWords.ATTEST, "attest", _ -> AttestScreen.about(list, ID + " " + id))))
                    .row(
                            open(text(ListWords.CONTENTS), ContentsScreen.ID, id),
                            open(text(ListWords.FIND), FindContactScreen.ID, id))
                    .row(
                            button(ListWords.EXPORT, "export", this::export),
                            open(text(ListWords.IMPORTS), ImportsScreen.ID, id));
        } else {
            view = view.row(open(text(ListWords.IMPORTS), ImportsScreen.ID, id));
        }
        return view.row(
                        open(text(ListWords.RENAME), RenameListScreen.ID, id),
                        button(ListWords.COUNTRY, "country", _ -> CountryScreen.open(id)))
                .row(open(text(ListWords.DELETE), DeleteListScreen.ID, id));
    }

    private Next export(Visitor visitor) {
        export.ask(visitor.id(), list(visitor).id());
        return Next.toast(ListWords.FILE_COMES);
    }
}
