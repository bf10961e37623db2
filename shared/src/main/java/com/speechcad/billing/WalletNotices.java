package com.speechcad.billing;

import static com.speechcad.text.Text.text;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Notices;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.wallet.Balance;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Tells a person that the wallet is nearly empty, or that something is owed: once, and again only for a new fact. */
@Singleton
class WalletNotices {
    /** Below it the balance is low: a call abroad may not start any more. */
    static final Money LOW = Money.dollars(2);
    /** From here on it can be low again. The gap keeps a balance that goes up and down from being a stream of messages. */
    static final Money ENOUGH = Money.dollars(5);

    private final Sql sql;
    private final BillingLock lock;
    private final Wallets wallets;
    private final Users users;
    private final Notices notices;
    private final Chats chats;
    private final Tariffs tariffs;
    private final Clock clock;

    WalletNotices(
            Sql sql,
            BillingLock lock,
            Wallets wallets,
            Tariffs tariffs,
            Users users,
            Notices notices,
            Chats chats,
            Clock clock) {
        this.sql = sql;
        this.tariffs = tariffs;
        this.clock = clock;
        this.lock = lock;
        this.wallets = wallets;
        this.users = users;
        this.notices = notices;
        this.chats = chats;
    }

    private record Told(boolean low, Money owed) {}

    /** @return whether anything was new; false when somebody else is at it */
    boolean tell(UserId user) {
        if (!lock.tryTake(user)) {
            return false;
        }
        var told = told(user);
        var balance = wallets.of(user);
        var isLow = isLow(balance, told.low);
        if (isLow && !told.low && notices.wants(user, Notices.Notice.LOW_BALANCE)) {
            say(
                    user,
                    "wallet-low",
                    text(low(balance)).with("available", balance.available().downToCents()));
        }
        if (balance.owed().compareTo(told.owed) > 0) {
            say(
                    user,
                    "wallet-owed",
                    text(PlanText.OWED).with("owed", balance.owed().upToCents()));
        }
        var now = new Told(isLow, balance.owed());
        if (now.equals(told)) {
            return false;
        }
        remember(user, now);
        return true;
    }

    /** Of running calls it speaks only while something is held, and of new ones as possible only while one is. */
    private PlanText low(Balance balance) {
        var isNothing = tariffs.list(clock.instant())
                .flatMap(PriceList::cheapest)
                .filter(minute -> balance.available().compareTo(minute) < 0)
                .isPresent();
        if (balance.held().isPositive()) {
            return isNothing ? PlanText.LOW_BALANCE_RUNNING_OUT : PlanText.LOW_BALANCE;
        }
        return isNothing ? PlanText.LOW_BALANCE_NO_CALL : PlanText.LOW_BALANCE_IDLE;
    }

    private static boolean isLow(Balance balance, boolean before) {
        return balance.posted().compareTo(before ? ENOUGH : LOW) < 0;
    }

    private Told told(UserId user) {
        return sql.of("select low, owed_micros from wallet_notice where user_id = :user")
                .with("user", user)
                .first(row -> new Told(row.flag("low"), row.money("owed_micros")))
                .orElse(new Told(false, Money.ZERO));
    }

    private void remember(UserId user, Told told) {
        sql.of("""
                insert into wallet_notice (user_id, low, owed_micros) values (:user, :low, :owed)
                on conflict (tenant_id, user_id) do update set low = excluded.low, owed_micros = excluded.owed_micros""")
                .with("user", user)
                .with("low", told.low)
                .with("owed", told.owed)
                .update();
    }

    /** Its place is named by the newest entry of the journal: the fact that made it so. */
    private void say(UserId id, String what, Text words) {
        var user = users.get(id);
        var entry = sql.of("select seq from ledger_account where owner_user_id = :user and code = 'wallet'")
                .with("user", id)
                .first(row -> row.number("seq"))
                .orElse(0L);
        chats.leaveOnce(
                user.chat(),
                what + ":" + entry,
                Message.of(words).row(Button.open(text(PlanText.TOP_UP), "topup")),
                user.reader());
    }
}
