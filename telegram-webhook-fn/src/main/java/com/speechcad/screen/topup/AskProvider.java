package com.speechcad.screen.topup;

import com.speechcad.billing.CheckTopUp;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUpMessage;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.MessageDeed;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/**
 * “I paid, check”, under a top-up's message: the provider is asked at once, and the message itself says what came of it. No
 * second screen is left behind that would still wait for the money, and so ask for it twice.
 */
@Singleton
class AskProvider implements MessageDeed {
    private final TopUps topUps;
    private final CheckTopUp check;

    AskProvider(TopUps topUps, CheckTopUp check) {
        this.topUps = topUps;
        this.check = check;
    }

    @Override
    public String id() {
        return TopUpMessage.ASK;
    }

    @Override
    public Next act(Visitor visitor, String argument) {
        return CheckScreen.find(topUps, visitor, argument)
                .filter(AskProvider::mayStillCome)
                .<Next>map(topUp -> {
                    check.ask(visitor.id(), topUp.id());
                    return Next.toast(TopUpText.CHECKING);
                })
                .orElseGet(() -> Next.goTo(CheckScreen.ID, argument));
    }

    private static boolean mayStillCome(TopUp topUp) {
        return topUp.payment().isPresent() && topUp.credited().isEmpty();
    }
}
