package com.speechcad.call;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One message for all who wait for an account's next start. */
@Singleton
class ComeBack {
    private final Accounts accounts;
    private final WakeDispatcher dispatcher;
    private final Clock clock;

    ComeBack(Accounts accounts, WakeDispatcher dispatcher, Clock clock) {
        this.accounts = accounts;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** In the open transaction. @return false where that time has come already */
    boolean at(long account, Instant start) {
        var now = clock.instant();
        if (!start.isAfter(now)) {
            return false;
        }
        if (accounts.wake(account, start, now)) {
            dispatcher.afterCommit(account, Duration.between(now, start));
        }
        return true;
    }
}
