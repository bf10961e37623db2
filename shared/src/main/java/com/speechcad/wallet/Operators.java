package com.speechcad.wallet;

import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an operator does to a wallet by hand: with a reason, under a key of the command, in the audit log. */
@Singleton
public class Operators {
    private final Ledger ledger;
    private final Audit audit;
    private final Json json;

    Operators(Ledger ledger, Audit audit, Json json) {
        this.ledger = ledger;
        this.audit = audit;
        this.json = json;
    }

    /** Gives the user money of the platform's. */
    public Posted credit(String key, UserId operator, UserId user, Money amount, String reason) {
        return credit(key, operator, Optional.empty(), user, amount, reason);
    }

    /**
     * The same, agreed to by a second person.
     *
     * @param approver the second person, where the sum takes two; never the operator
     */
    public Posted credit(
            String key, UserId operator, Optional<UserId> approver, UserId user, Money amount, String reason) {
        var movement = movement(key, operator, user, Reason.OPERATOR_CREDIT, amount, reason);
        return logged(
                operator,
                approver.map(second -> ledger.credit(movement, second)).orElseGet(() -> ledger.credit(movement)),
                "wallet.credit",
                user,
                amount,
                reason);
    }

    /** Takes back what the user should not have; never more than is available. */
    public Posted debit(
            String key, UserId operator, Optional<UserId> approver, UserId user, Money amount, String reason) {
        return debited(
                movement(key, operator, user, Reason.OPERATOR_DEBIT, amount, reason),
                operator,
                approver,
                "wallet.debit");
    }

    /** The same by one person. */
    public Posted debit(String key, UserId operator, UserId user, Money amount, String reason) {
        return debit(key, operator, Optional.empty(), user, amount, reason);
    }

    /** Books what is paid out to the user outside; never more than is available. */
    public Posted payout(String key, UserId operator, UserId user, Money amount, String reason) {
        return payout(key, operator, Optional.empty(), user, amount, reason);
    }

    /** The same, agreed to by a second person. */
    public Posted payout(
            String key, UserId operator, Optional<UserId> approver, UserId user, Money amount, String reason) {
        return debited(
                movement(key, operator, user, Reason.PAYOUT, amount, reason), operator, approver, "wallet.payout");
    }

    private Posted debited(Movement movement, UserId operator, Optional<UserId> approver, String action) {
        return logged(
                operator,
                approver.map(second -> ledger.debit(movement, second)).orElseGet(() -> ledger.debit(movement)),
                action,
                movement.user(),
                movement.amount(),
                movement.note());
    }

    /** Opens, freezes or closes a wallet; one that is not empty is not closed. */
    public Posted change(String key, UserId operator, UserId user, WalletStatus status, String reason) {
        return logged(
                operator,
                ledger.change(key, user, status, source(operator), given(reason)),
                "wallet." + status.name().toLowerCase(Locale.ROOT),
                user,
                Money.ZERO,
                reason);
    }

    private static Movement movement(
            String key, UserId operator, UserId user, Reason why, Money amount, String reason) {
        return new Movement(key, user, why, amount, "", source(operator), Optional.empty(), given(reason));
    }

    private static String source(UserId operator) {
        return "operator:" + operator.value();
    }

    private static String given(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an operator gives a reason");
        }
        return reason;
    }

    private Posted logged(UserId operator, Posted posted, String action, UserId user, Money amount, String reason) {
        if (!posted.before()) {
            audit.append("user:" + operator.value(), action, "user:" + user.value(), detail(posted, amount, reason));
        }
        return posted;
    }

    private String detail(Posted posted, Money amount, String reason) {
        return json.write(Map.of(
                "op",
                posted.op(),
                "micros",
                amount.micros(),
                "applied",
                posted instanceof Posted.Applied,
                "reason",
                reason));
    }
}
