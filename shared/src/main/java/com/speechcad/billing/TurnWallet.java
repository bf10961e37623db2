package com.speechcad.billing;

import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Operators;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;

/** An operator freezes a wallet or opens it again, and whose it is learns so at once. */
@Singleton
public class TurnWallet {
    private final Wallets wallets;
    private final Operators operators;
    private final TellOperators tell;

    TurnWallet(Wallets wallets, Operators operators, TellOperators tell) {
        this.wallets = wallets;
        this.operators = operators;
        this.tell = tell;
    }

    /**
     * In the open transaction.
     *
     * @param key of the command
     * @param why in the operator's words, which the owner does not read
     */
    public Posted turn(String key, UserId operator, UserId owner, WalletStatus to, String why) {
        var before = wallets.status(owner);
        var posted = operators.change(key, operator, owner, to, why);
        if (posted instanceof Posted.Applied && !posted.before() && before != to) {
            tell.turned(key, owner, to);
        }
        return posted;
    }
}
