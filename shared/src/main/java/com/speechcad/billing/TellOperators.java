package com.speechcad.billing;

import com.speechcad.billing.OperatorRequest.Order;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** Tells people about what operators ask for and do to wallets by hand. In the open transaction. */
@Singleton
class TellOperators {
    private final Users users;
    private final Chats chats;
    private final SecondPerson second;

    TellOperators(Users users, Chats chats, SecondPerson second) {
        this.users = users;
        this.chats = chats;
        this.second = second;
    }

    /** Nobody's wallet changes behind their back; of the operators' words they read those that are meant for them. */
    void owner(long id, Order order) {
        var owner = users.get(order.user());
        var what = Text.text(OperatorText.told(order.kind())).with("amount", order.amount());
        var said = order.told().isEmpty()
                ? what
                : Text.text(OperatorText.TOLD).with("said", what).with("told", order.told());
        var message = Message.of(said)
                .row(Button.open(Text.text(OperatorText.SEE_STATEMENT), "wallet.statement"))
                .asNew();
        chats.putOnce(owner.chat(), "operator-done:" + id, message, owner.reader());
    }

    /** Everybody who could be the second person. */
    void others(long id, UserId operator, Order order) {
        var message = Message.of(Text.text(OperatorText.WAITS)
                        .with("kind", OperatorText.of(order.kind()))
                        .with("amount", order.amount()))
                .row(Button.open(Text.text(OperatorText.LOOK), "books.request", Long.toString(id)))
                .asNew();
        second.tellOthers(operator, "operator-request:" + id, message);
    }
}
