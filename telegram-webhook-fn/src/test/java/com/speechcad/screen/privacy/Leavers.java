package com.speechcad.screen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.FakePayments;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.privacy.ProviderCopies;
import com.speechcad.screen.call.CallWorld;
import com.speechcad.tenant.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** People who leave, the copies that the provider has of their calls, and where something of theirs still stands. */
final class Leavers {
    final Copies copies = new Copies();
    final CallWorld world = new CallWorld(copies, new FakePayments());

    /** On the screen that says what leaving means. */
    DialogDriver asks(DialogDriver person) {
        return person.type("/start").tap("Account").tap("🗂 My data").tap("🗑 Delete my account");
    }

    DialogDriver admin(long telegram) {
        var admin = DialogDriver.onboarded(world.app, telegram, "Olga");
        world.inTenant(() -> {
            world.app.get(Users.class).makeAdmin(world.user(telegram), true);
            return true;
        });
        return admin;
    }

    /** Until nothing is due any more. */
    void work() {
        for (int i = 0; i < 12; i++) {
            once();
            world.app.clock().advance(Duration.ofSeconds(1));
        }
    }

    /** Each job that is due, once. */
    void once() {
        world.app
                .get(Jobs.class)
                .due(50)
                .forEach(due -> world.app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    /** Every table in which something stands, whatever the column. */
    List<String> found(String words) {
        return world.inTenant(() -> {
            var tables = world.app
                    .sql()
                    .of("select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace"
                            + " and c.relkind = 'r' and c.relname <> 'flyway_schema_history'"
                            + " and has_table_privilege(c.oid, 'select')")
                    .list(row -> row.text("name"));
            assertThat(tables).hasSizeGreaterThan(40);
            return tables.stream()
                    .filter(table -> world.app
                            .sql()
                            .of("select exists (select from " + table
                                    + " t where t::text like '%' || :words || '%') as there")
                            .with("words", words)
                            .only(row -> row.flag("there")))
                    .toList();
        });
    }

    /** What the provider is asked to delete. */
    static final class Copies implements ProviderCopies {
        final List<String> calls = new ArrayList<>();
        int away;

        @Override
        public void forgetCall(TenantId tenant, String providerCall) {
            calls.add(providerCall);
        }

        @Override
        public void forgetAgent(TenantId tenant, String agent) {}

        @Override
        public void forgetFlow(TenantId tenant, String flow) {
            if (away > 0) {
                away--;
                throw new Unreachable("no answer");
            }
        }
    }
}
