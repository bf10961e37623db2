package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.AgreeOnParked;
import com.speechcad.billing.AgreeOnParked.Asked;
import com.speechcad.billing.ParkedPayment;
import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.ParkedPayment.Outcome;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** What one operator wants done about a parked payment, shown to the one who may agree. */
@Singleton
class ParkedWish {
    private final AgreeOnParked agree;
    private final TopUps topUps;
    private final Users users;

    ParkedWish(AgreeOnParked agree, TopUps topUps, Users users) {
        this.agree = agree;
        this.topUps = topUps;
        this.users = users;
    }

    Text words(ParkedPayment item, Asked asked) {
        var words = switch (asked.decision()) {
            case Decision.Credit _ -> text(TopUpText.PARKED_WISH_CREDIT);
            case Decision.Reject _ -> text(rejected(item));
            case Decision.Reverse _ -> text(TopUpText.PARKED_WISH_REVERSE);
            case Decision.Link(var invoice, var _) ->
                text(TopUpText.PARKED_WISH_LINK)
                        .with("number", topUps.find(invoice).map(TopUp::number).orElse("?"));
        };
        return words.with("name", InWords.person(users.get(asked.by())))
                .with("amount", asked.decision().amount())
                .with("at", asked.at())
                .with("reason", asked.why());
    }

    private TopUpText rejected(ParkedPayment item) {
        if (agree.isOwed(item)) {
            return TopUpText.PARKED_WISH_WRITE_OFF;
        }
        return item.isCredited() ? TopUpText.PARKED_WISH_LEAVE : TopUpText.PARKED_WISH_REJECT;
    }

    /** Whether somebody else has to agree, because it is about the visitor's own money. */
    boolean isOwn(Visitor visitor, long item, Asked asked) {
        return !asked.by().equals(visitor.id()) && agree.isOwn(item, visitor.id(), asked);
    }

    View buttons(View view, Visitor visitor, long item, Asked asked) {
        if (asked.by().equals(visitor.id())) {
            return view.row(
                    confirm(TopUpText.PARKED_WITHDRAW, "withdraw", asked.toString(), by -> dropped(item, by, asked)));
        }
        return view.row(
                confirm(
                        TopUpText.PARKED_AGREE,
                        "agree",
                        asked.toString(),
                        by -> ParkedDecisionScreen.said(
                                agree.agree(item, by.id(), asked),
                                asked.decision().amount())),
                confirm(TopUpText.PARKED_DISAGREE, "disagree", asked.toString(), by -> dropped(item, by, asked)));
    }

    private Next dropped(long item, Visitor by, Asked seen) {
        var outcome = agree.drop(item, by.id(), seen);
        return outcome == Outcome.DONE
                ? Next.stay(TopUpText.PARKED_DROPPED)
                : ParkedDecisionScreen.said(outcome, Money.ZERO);
    }
}
