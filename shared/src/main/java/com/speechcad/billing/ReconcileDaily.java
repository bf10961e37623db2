package com.speechcad.billing;

import com.speechcad.db.Jobs;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** The clock's part of {@link ReconcilePayments}: one job a day for every tenant that takes payments. */
@Factory
class ReconcileDaily {
    @Singleton
    @Named(ReconcilePayments.JOB)
    Task reconcilePayments(Tx tx, Tenants tenants, Jobs jobs, Clock clock) {
        return new Task() {
            @Override
            public String name() {
                return ReconcilePayments.JOB;
            }

            @Override
            public void run(Duration most) {
                var day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
                tenants.all().stream()
                        .filter(tenant -> tenants.keys(tenant)
                                .get(TenantKey.DYNOPAY_API_KEY)
                                .isPresent())
                        .forEach(tenant -> tx.run(tenant, () -> jobs.add(ReconcilePayments.JOB, day.toString(), "{}")));
            }
        };
    }
}
