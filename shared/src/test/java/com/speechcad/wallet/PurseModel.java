package com.speechcad.wallet;

/** What somebody has by the model. A receivable counts down from zero. */
final class PurseModel {
    Status status = Status.OPEN;
    long posted;
    long held;
    long receivable;

    enum Status {
        OPEN,
        FROZEN,
        CLOSED
    }

    long available() {
        return posted - held;
    }

    Told credit(long micros) {
        return status == Status.CLOSED ? Told.rejected(Posted.Why.CLOSED, 0) : pour(micros);
    }

    /** In, and out again for what is owed. */
    Told pour(long micros) {
        var all = Math.addExact(posted, micros);
        var settled = Math.min(all - held, Math.negateExact(receivable));
        posted = all - settled;
        receivable += settled;
        return Told.applied(micros, 0, 0);
    }

    Told debit(long micros) {
        if (status != Status.OPEN) {
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
        if (status != Status.OPEN) {
            return Told.rejected(Posted.Why.valueOf(status.name()), 0);
        }
        if (missing > 0) {
            return Told.rejected(Posted.Why.TOO_LITTLE, missing);
        }
        held += micros;
        return Told.applied(0, 0, 0);
    }

    @Override
    public String toString() {
        return "%s %d %d %d".formatted(status, posted, held, receivable);
    }
}
