package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.SeenTo;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Writes down what became of a payout's money, with its evidence, and tells its owner. In the open transaction. */
@Singleton
class MarkPayout {
    private final Sql sql;
    private final Users users;
    private final Chats chats;
    private final SeenTo seenTo;
    private final Audit audit;
    private final Json json;
    private final Clock clock;

    MarkPayout(Sql sql, Users users, Chats chats, SeenTo seenTo, Audit audit, Json json, Clock clock) {
        this.sql = sql;
        this.users = users;
        this.chats = chats;
        this.seenTo = seenTo;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    void paid(Payouts.Due payout, UserId operator, String evidence) {
        mark(payout, operator, "PAID", evidence);
        tell(payout, OperatorText.PAYOUT_SENT);
    }

    void takenBack(Payouts.Due payout, UserId operator, String why) {
        mark(payout, operator, "TAKEN_BACK", why);
        tell(payout, OperatorText.PAYOUT_BACK);
    }

    private void mark(Payouts.Due payout, UserId operator, String sent, String evidence) {
        sql.of("""
                update operator_request set sent = :sent, sent_by = :by, sent_at = :now, evidence = :evidence
                where id = :id""")
                .with("sent", sent)
                .with("by", operator)
                .with("now", clock.instant())
                .with("evidence", evidence)
                .with("id", payout.id())
                .update();
        audit.append(
                "user:" + operator.value(),
                sent.equals("PAID") ? "operator-request.paid" : "operator-request.taken-back",
                "operator-request:" + payout.id(),
                detail(payout, evidence));
        seenTo.by(operator, "payout:" + payout.id(), sent.equals("PAID") ? SeenTo.How.PAID : SeenTo.How.TAKEN_BACK);
    }

    private String detail(Payouts.Due payout, String evidence) {
        return json.write(Map.of("micros", payout.amount().micros(), "evidence", evidence));
    }

    /** The evidence stays with the operators, as their reasons do: neither is in what a person takes along of their data. */
    private void tell(Payouts.Due payout, OperatorText words) {
        var owner = users.get(payout.user());
        var message = Message.of(Text.text(words).with("amount", payout.amount()))
                .row(Button.open(Text.text(OperatorText.SEE_STATEMENT), "wallet.statement"))
                .asNew();
        chats.putOnce(owner.chat(), "payout-sent:" + payout.id(), message, owner.reader());
    }
}
