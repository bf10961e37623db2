package com.speechcad.billing;

import com.speechcad.billing.OperatorRequest.Order;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.wallet.WalletStatus;
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
        var statement = Button.open(Text.text(OperatorText.SEE_STATEMENT), "wallet.statement");
        // Whoever is told to ask is given the way.
        var message = order.kind() == OperatorRequest.Kind.DEBIT
                ? Message.of(said).row(statement, support())
                : Message.of(said).row(statement);
        chats.putOnce(owner.chat(), "operator-done:" + id, message.asNew(), owner.reader());
    }

    /** A call or a plan that is refused is no way to learn that the wallet is frozen. */
    void turned(String key, UserId user, WalletStatus to) {
        var owner = users.get(user);
        var message = switch (to) {
            case FROZEN -> Message.of(Text.text(OperatorText.FROZEN)).row(support());
            case OPEN ->
                Message.of(Text.text(OperatorText.OPENED))
                        .row(Button.open(Text.text(OperatorText.SEE_WALLET), "wallet"));
            case CLOSED -> Message.of(Text.text(BillingText.WALLET_CLOSED)).row(support());
        };
        chats.putOnce(owner.chat(), "wallet-turned:" + key, message.asNew(), owner.reader());
    }

    private static Button support() {
        return Button.open(Text.text(BillingText.ASK_SUPPORT), BillingText.SUPPORT_SCREEN);
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
