package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;

/**
 * Money has reached a wallet: a purchase that waited for it is made, or a renewal that was refused. The newer wish goes
 * first; while a purchase waits, no renewal takes its money.
 */
@Singleton
class WaitingForMoney implements AfterCredit {
    private final SubscriptionRows rows;
    private final CompletePurchase purchase;
    private final RenewSubscription renew;
    private final PlanNews news;

    WaitingForMoney(SubscriptionRows rows, CompletePurchase purchase, RenewSubscription renew, PlanNews news) {
        this.rows = rows;
        this.purchase = purchase;
        this.renew = renew;
        this.news = news;
    }

    @Override
    public Later<Boolean> askWaits(UserId user) {
        return rows.askAny(user);
    }

    @Override
    public void credited(Arrived credit) {
        var wanted = rows.pending(credit.user());
        if (wanted.isPresent()) {
            complete(wanted.get(), credit);
        } else {
            rows.current(credit.user()).ifPresent(row -> renew.look(row.id(), RenewSubscription.Cause.MONEY));
        }
    }

    /**
     * An operator has released a purchase that waited.
     *
     * @param most what they were shown as its charge
     */
    boolean released(UserId user, Money most) {
        return rows.pending(user)
                .flatMap(wanted -> purchase.complete(wanted, most))
                .filter(Purchase.Bought.class::isInstance)
                .isPresent();
    }

    private void complete(SubscriptionRow wanted, Arrived credit) {
        purchase.complete(wanted).ifPresent(came -> tell(wanted, came, credit));
    }

    private void tell(SubscriptionRow wanted, Purchase came, Arrived credit) {
        switch (came) {
            // Told by the purchase itself.
            case Purchase.Bought(var _, var _) -> {}
            case Purchase.TooLittle(var missing) -> news.stillMissing(wanted, missing, credit.op());
            case Purchase.Dearer dearer -> news.dearer(wanted, dearer, true);
            case Purchase.WalletClosed() -> news.purchaseBlocked(wanted, credit.op());
            // Cannot be bought as things are; its time runs out, and the money stays in the wallet.
            case Purchase.NeedsTier(), Purchase.Changed() -> {}
            case Purchase.StillRunning(var _) -> {}
            // An operator looks at it; released, it goes on by itself.
            case Purchase.Stopped() -> {}
        }
    }
}
