package com.speechcad.screen.campaign;

import static com.speechcad.text.Text.text;

import com.speechcad.campaign.CallList;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.contacts.ImportMessage;
import com.speechcad.dialog.MessageDeed;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** From a list to a campaign that calls it: out of the message of an import, and out of the list's own screen. */
@Singleton
public class CallThisList implements MessageDeed {
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final CallList calls;
    private final Wizard wizard;

    CallThisList(CallList calls, Wizard wizard) {
        this.calls = calls;
        this.wizard = wizard;
    }

    @Override
    public String id() {
        return ImportMessage.CALL;
    }

    @Override
    public Next act(Visitor visitor, String argument) {
        return Optional.of(argument)
                .filter(id -> WHOLE.matcher(id).matches())
                .map(id -> call(visitor, UUID.fromString(id)))
                .orElseGet(() -> Next.toast(CampaignScreenText.LIST_GONE));
    }

    /** To the draft that calls it, where it goes on: its flow, what comes after its contacts, or all of it. */
    public Next call(Visitor visitor, UUID list) {
        return calls.draft(visitor.id(), visitor.business().id(), list, Wizard.at(visitor))
                .map(draft -> next(visitor, draft))
                .orElseGet(() -> Next.toast(CampaignScreenText.LIST_GONE));
    }

    private Next next(Visitor visitor, Campaign draft) {
        var ref = ShortId.of(draft.id());
        if (draft.plan().flowVersion().isEmpty()) {
            return said(Wizard.beginListed(ref), draft);
        }
        return said(
                Wizard.isOn(visitor, draft) ? wizard.afterContacts(visitor, draft) : Next.goTo(CampaignScreen.ID, ref),
                draft);
    }

    private static Next said(Next.GoTo next, Campaign draft) {
        return next.saying(
                text(CampaignScreenText.LISTED).with("name", draft.plan().name()));
    }
}
