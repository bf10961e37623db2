package com.speechcad.call;

import com.speechcad.billing.AfterCharge;
import com.speechcad.kernel.Money;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Tells the caller how it ended when an operator had to decide about the charge for a call. */
@Singleton
class TellCharge implements AfterCharge {
    private final Attempts attempts;
    private final LiveMessage live;
    private final Users users;
    private final Chats chats;

    TellCharge(Attempts attempts, LiveMessage live, Users users, Chats chats) {
        this.attempts = attempts;
        this.live = live;
        this.users = users;
        this.chats = chats;
    }

    /** Whoever learns that a recording came, or never will, draws the call's message anyway. */
    @Override
    public void costs(UUID id, Money cost) {}

    /** A message of its own besides: one that is redrawn further up in the chat is seen by nobody. */
    @Override
    public void decided(UUID id, Money charged) {
        live.redraw(id);
        attempts.find(id).ifPresent(attempt -> tell(attempt, charged));
    }

    private void tell(Attempt attempt, Money charged) {
        var words = charged.isPositive()
                ? Text.text(CallText.WAS_CHARGED).with("to", attempt.to()).with("amount", charged)
                : Text.text(CallText.WAS_NOT_CHARGED).with("to", attempt.to());
        var way = charged.isPositive()
                ? Button.open(
                        Text.text(CallText.RECEIPT),
                        "call.receipt",
                        attempt.id().toString())
                : Button.open(Text.text(CallText.HOME), "home");
        var user = users.get(attempt.user());
        chats.putOnce(
                user.chat(), "charge-decided:" + attempt.id(), Message.of(words).row(way), user.reader());
    }
}
