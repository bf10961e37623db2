package com.speechcad.privacy;

import com.speechcad.billing.Payouts;
import com.speechcad.billing.TopUps;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.Unreachable;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.SeenTo;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What has to be over before somebody is forgotten: their calls end, files that they asked for are made, money on its way
 * arrives, in or out, what is left goes where they said, and the wallet is closed for good, so that whatever comes later is
 * parked. In the open transaction.
 */
@Singleton
class WindUp {
    private static final Duration SOON = Duration.ofSeconds(30);
    static final Duration LATER = Duration.ofMinutes(5);

    /** Whoever has not said by then where their money goes may never say it: an admin looks for a way. */
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

    /** A file that needs a setting that is missing comes never, and keeps nobody here for longer. */
    private static final Duration FILES_WITHIN = Duration.ofDays(1);

    private final Sql sql;
    private final FilesOnTheWay files;
    private final CloseAccount closings;
    private final TopUps topUps;
    private final Payouts payouts;
    private final Wallets wallets;
    private final Ledger ledger;
    private final Users users;
    private final Alarms alarms;
    private final SeenTo seenTo;
    private final Chats chats;
    private final Clock clock;

    WindUp(
            Sql sql,
            FilesOnTheWay files,
            CloseAccount closings,
            TopUps topUps,
            Payouts payouts,
            Wallets wallets,
            Ledger ledger,
            Users users,
            Alarms alarms,
            SeenTo seenTo,
            Chats chats,
            Clock clock) {
        this.sql = sql;
        this.files = files;
        this.closings = closings;
        this.topUps = topUps;
        this.payouts = payouts;
        this.wallets = wallets;
        this.ledger = ledger;
        this.users = users;
        this.alarms = alarms;
        this.seenTo = seenTo;
        this.chats = chats;
        this.clock = clock;
    }

    /**
     * Takes the next step. Whoever thinks better of it meanwhile waits for its end, and finds either that they are being
     * forgotten or that nothing was done.
     *
     * @return how long to wait, or empty when the person is being forgotten from now on; nothing when they stay after all,
     *     or are being forgotten already: then it is looked at anew
     * @throws Unreachable when money moved meanwhile: then nothing of it was done
     */
    Optional<Duration> settle(UserId user) {
        var locked = closings.lockWaiting(user);
        return locked.isEmpty() ? Optional.of(Duration.ZERO) : settle(locked.get());
    }

    private Optional<Duration> settle(Closing closing) {
        var user = closing.user();
        var balance = wallets.of(user);
        if (isCalling(user) || balance.held().isPositive() || isFileOnItsWay(closing)) {
            return Optional.of(SOON);
        }
        if (topUps.isAnyUndecided(user) || payouts.isAnyDue(user)) {
            return Optional.of(LATER);
        }
        if (balance.available().isPositive() && !closing.givesUp(balance.available())) {
            tell(closing, balance.available());
            return Optional.of(LATER);
        }
        // The person before their money, as elsewhere.
        closings.purge(user);
        seenTo.byItself(CloseAccount.notice(user), SeenTo.How.DONE);
        close(user, balance.available(), balance.owed());
        return Optional.empty();
    }

    private boolean isFileOnItsWay(Closing closing) {
        return clock.instant().isBefore(closing.askedAt().plus(FILES_WITHIN)) && files.areAny(closing.user());
    }

    /** In the words of the partial indexes of calls that wait and of those that run: there may be a million that ended. */
    private boolean isCalling(UserId user) {
        return sql.of("""
                        select exists (select from attempt where user_id = :user and state = 'PLANNED')
                          or exists (select from attempt where user_id = :user
                            and state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL')) as calling""").with("user", user).only(row -> row.flag("calling"));
    }

    /**
     * Closes the wallet of somebody who is being forgotten, if that was not done before. Nothing is taken out of it any
     * more: what they gave up was booked when they began to be forgotten, under a key that is used.
     *
     * @return false when there is money in it, or on its way out of it
     * @throws Unreachable when money moved meanwhile: then nothing of it was done
     */
    boolean closeEmpty(UserId user) {
        if (isPaidOut(user)) {
            return false;
        }
        if (wallets.status(user) == WalletStatus.CLOSED) {
            return true;
        }
        var balance = wallets.of(user);
        if (balance.posted().isPositive()) {
            return false;
        }
        close(user, Money.ZERO, balance.owed());
        return true;
    }

    /** Whether money of theirs is being sent, which may come back, and then needs a wallet and somebody it belongs to. */
    boolean isPaidOut(UserId user) {
        return payouts.isAnyDue(user);
    }

    /** What is owed is owed by nobody from now on. */
    private void close(UserId user, Money left, Money owed) {
        var key = "account-closed:" + user.value();
        if (left.isPositive()) {
            applied(ledger.debit(new Movement(
                    key,
                    user,
                    Reason.OPERATOR_DEBIT,
                    left,
                    "",
                    "user:" + user.value(),
                    Optional.empty(),
                    "given up by the person who left")));
        }
        if (owed.isPositive()) {
            applied(ledger.credit(new Movement(
                    key + ":owed",
                    user,
                    Reason.OPERATOR_CREDIT,
                    owed,
                    "",
                    "platform",
                    Optional.empty(),
                    "written off when the person left")));
        }
        applied(ledger.change(key + ":wallet", user, WalletStatus.CLOSED, "platform", "account closed"));
    }

    /** A rejection would be kept under its key: it is undone with the transaction, and all is looked at again. */
    private static void applied(Posted posted) {
        if (posted instanceof Posted.Rejected rejected) {
            throw new Unreachable("money moved while the account was closed: " + rejected);
        }
    }

    /** Whose turn it is: an operator's who pays out, or the person's, who has not said where. */
    private void tell(Closing closing, Money left) {
        if (closing.payTo().isPresent()) {
            tellAdmins(closing, closing.payTo().get(), left);
            return;
        }
        var now = clock.instant();
        var asked = closing.moneyAskedAt().filter(_ -> closing.givenUp().isEmpty());
        if (asked.isEmpty()) {
            closings.askAboutMoney(closing, now);
        }
        if (now.isAfter(asked.orElse(now).plus(ANSWERED_WITHIN))) {
            tellAdmins(closing, "?", left);
        }
        var user = users.get(closing.user());
        var came = left.minus(closing.givenUp().orElse(Money.ZERO));
        // Of more than was there when they were asked last they are asked anew.
        chats.putOnce(
                user.chat(),
                "account-closing:" + closing.askedAt().toEpochMilli() + ":" + left.micros(),
                Message.of(Text.text(PrivacyText.SAY_WHERE).with("left", came)),
                user.reader());
    }

    /** An address that is said late is told as well, as a message of its own; and each time that none was said. */
    private static String fact(Closing closing) {
        var person = CloseAccount.notice(closing.user()) + ":";
        return closing.payTo().isPresent()
                ? person + closing.askedAt().toEpochMilli()
                : person + closing.moneyAskedAt().orElse(closing.askedAt()).toEpochMilli() + ":unsaid";
    }

    private void tellAdmins(Closing closing, String where, Money left) {
        if (closing.toldAdmins()) {
            return;
        }
        sql.of("update account_closing set told_admins = true where user_id = :user")
                .with("user", closing.user())
                .update();
        alarms.ask(
                fact(closing),
                Text.text(PrivacyText.PAY_OUT)
                        .with("name", users.get(closing.user()).name().orElse("?"))
                        .with("amount", left)
                        .with("where", where),
                Button.open(
                        Text.text(PrivacyText.PAY_OUT_LOOK),
                        "books.person",
                        Long.toString(closing.user().value())));
    }
}
