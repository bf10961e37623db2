package com.speechcad.wallet;

/** What somebody has by the model. A receivable counts down from zero. */
final class PurseModel {
    WalletStatus status = WalletStatus.OPEN;
    long posted;
    long held;
    long receivable;

    long available() {
        return posted - held;
    }

    Told credit(long micros) {
        return status == WalletStatus.CLOSED ? Told.rejected(Posted.Why.CLOSED, 0) : pour(micros);
    }

    /** In, and out again for what is owed. */
    Told pour(long micros) {
        var all = Math.addExact(posted, micros);
        var owed = owed();
        posted = all;
        settle(owed);
        return Told.applied(micros, 0, 0);
    }

    long owed() {
        return Math.negateExact(receivable);
    }

    /** What is there pays what is owed, as far as it goes. */
    void settle(long owed) {
        var settled = Math.min(available(), owed);
        posted -= settled;
        receivable += settled;
    }

    /** @param byHand an operator may take back out of a frozen wallet too */
    Told debit(long micros, boolean byHand) {
        if (status != WalletStatus.OPEN && !(byHand && status == WalletStatus.FROZEN)) {
            return Told.rejected(Posted.Why.valueOf(status.name()), 0);
        }
        if (micros > available()) {
            return Told.rejected(Posted.Why.TOO_LITTLE, micros - available());
        }
        posted -= micros;
        return Told.applied(micros, 0, 0);
    }

    Told hold(long micros) {
        var missing = Math.max(0, micros - available());
        if (status != WalletStatus.OPEN) {
            return Told.rejected(Posted.Why.valueOf(status.name()), 0);
        }
        if (missing > 0) {
            return Told.rejected(Posted.Why.TOO_LITTLE, missing);
        }
        held += micros;
        return Told.applied(0, 0, 0);
    }

    /** Out of what is available, and the rest is owed; whatever the wallet's status. */
    Told take(long micros) {
        var paid = Math.min(micros, available());
        receivable = Math.subtractExact(receivable, micros - paid);
        posted -= paid;
        return Told.applied(micros, micros - paid, 0);
    }

    Told change(WalletStatus wanted) {
        if (wanted == WalletStatus.CLOSED && (posted != 0 || receivable != 0)) {
            return Told.rejected(Posted.Why.NOT_EMPTY, 0);
        }
        status = wanted;
        return Told.applied(0, 0, 0);
    }

    @Override
    public String toString() {
        return "%s %d %d %d".formatted(status, posted, held, receivable);
    }
}
