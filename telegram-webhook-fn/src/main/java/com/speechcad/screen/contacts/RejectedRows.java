package com.speechcad.screen.contacts;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.campaign.contacts.ImportMessage;
import com.speechcad.campaign.contacts.Imports;
import com.speechcad.campaign.contacts.SendRejects;
import com.speechcad.dialog.MessageDeed;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** The file of rejected rows, asked for under the message of an import. */
@Singleton
class RejectedRows implements MessageDeed {
    private final Imports imports;
    private final ContactLists lists;
    private final SendRejects rejects;

    RejectedRows(Imports imports, ContactLists lists, SendRejects rejects) {
        this.imports = imports;
        this.lists = lists;
        this.rejects = rejects;
    }

    @Override
    public String id() {
        return ImportMessage.REJECTED;
    }

    @Override
    public Next act(Visitor visitor, String argument) {
        var found = OfList.id(argument)
                .flatMap(imports::find)
                .filter(one -> lists.find(visitor.business().id(), one.list()).isPresent())
                .filter(one -> rejects.areKept(one.id()));
        found.ifPresent(one -> rejects.ask(one.id()));
        return Next.toast(found.isPresent() ? ListWords.FILE_COMES : ListWords.TOO_LATE);
    }
}
