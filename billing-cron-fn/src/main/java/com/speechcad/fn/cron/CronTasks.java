package com.speechcad.fn.cron;

import com.speechcad.billing.ExpireAttempts;
import com.speechcad.db.Task;
import com.speechcad.notify.DeliverOutbox;
import com.speechcad.tenant.SeedTenant;
import com.speechcad.wallet.ExpireHolds;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;

/** The clock's words for what the rooms can do. */
@Factory
class CronTasks {
    private static final int MOST_A_RUN = 500;

    @Singleton
    @Named("deliver-outbox")
    Task deliverOutbox(DeliverOutbox outbox) {
        return new Timed("deliver-outbox", outbox::run);
    }

    /** Attempts before holds: they know what else was reserved. */
    @Singleton
    @Named("expire-holds")
    Task expireHolds(ExpireAttempts attempts, ExpireHolds holds) {
        return new Timed("expire-holds", _ -> {
            try {
                attempts.run(MOST_A_RUN);
            } finally {
                holds.run(MOST_A_RUN);
            }
        });
    }

    @Singleton
    @Named("seed-tenant")
    Task seedTenant(SeedTenant seed) {
        return new Timed("seed-tenant", _ -> seed.run());
    }

    private record Timed(String name, Consumer<Duration> work) implements Task {
        @Override
        public void run(Duration most) {
            work.accept(most);
        }
    }
}
