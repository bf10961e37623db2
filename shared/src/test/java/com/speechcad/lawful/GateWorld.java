package com.speechcad.lawful;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A business at the gate: as trusted as the test says, with a caller id of its own. */
final class GateWorld {
    static final PhoneNumber SHOWN = new PhoneNumber("+14155550100");

    private final TestApp app;
    final UserId user;
    final BusinessId business;

    GateWorld(TestApp app, long telegramId, Business.Tier tier) {
        this.app = app;
        user = inTenant(() -> {
            var met = app.get(Users.class).meet(telegramId, Optional.empty()).id();
            app.get(Users.class).rename(met, "Ana " + telegramId);
            return met;
        });
        business = inTenant(() -> app.get(Businesses.class).of(user).id());
        inTenant(() -> {
            app.get(Businesses.class).setTier(business, tier);
            return app.sql()
                    .of("""
                            insert into caller_id (number, business_id, present, seen_at)
                            values (:number, :business, true, now())
                            on conflict (tenant_id, number) do update set business_id = excluded.business_id""")
                    .with("number", shown())
                    .with("business", business)
                    .update();
        });
    }

    PhoneNumber shown() {
        return new PhoneNumber("+1415555" + (1000 + user.value()));
    }

    Decision ask(PhoneNumber to) {
        return ask(to, Basis.PLAIN, Stage.QUOTE);
    }

    Decision ask(PhoneNumber to, Basis basis, Stage stage) {
        return inTenant(() -> app.get(Gate.class).ask(calling(Dial.Kind.SINGLE).to(to, basis), stage, "attempt:test"));
    }

    Dial.Calling calling(Dial.Kind kind) {
        return Dial.Calling.of(user, business, shown(), kind, Optional.empty());
    }

    UUID consented(PhoneNumber number, Scope scope) {
        return inTenant(() -> app.get(Consents.class).attest(user, business, number, given(scope)));
    }

    static Consent.Given given(Scope scope) {
        return new Consent.Given(
                scope, "Bea Brown", "paper form", "You may call me.", LocalDate.of(2026, 11, 1), Optional.empty());
    }

    /** As the dispatcher would leave it. */
    void dialled(PhoneNumber to, Instant at) {
        inTenant(() -> app.sql()
                .of("""
                        insert into attempt (id, user_id, business_id, account_id, nonce, kind, to_number, from_number,
                          recording, flow_version_id, flow_name, flow_number, agent_id, agent_version, typed_input,
                          most_micros, most_seconds, price_version, state, planned_at, due_at, dialled_at)
                        values (gen_random_uuid(), :user, :business, 1, gen_random_uuid()::text, 'SINGLE', :to, :from, false,
                          gen_random_uuid(), 'f', 1, 'a', 1, false, 0, 60, 1, 'ENDED', :at, :at, :at)""")
                .with("user", user)
                .with("business", business)
                .with("to", to)
                .with("from", shown())
                .with("at", at)
                .update());
    }

    <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
