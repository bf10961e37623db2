package com.speechcad.local.bench;

import com.speechcad.billing.Authorisation;
import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.billing.CallKind;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Calls under way, as the dispatcher leaves them: row, slot, and real money held. Only their end is missing. */
public final class OpenCalls {
    private static final TenantId TENANT = new TenantId(1);
    private static final int NUMBERS = 10_000;
    private static final Duration LEASE = Duration.ofHours(1);

    private final Tx tx;
    private final Sql sql;
    private final Users users;
    private final Businesses businesses;
    private final Ledger ledger;
    private final AuthoriseAttempt authorise;
    private final Clock clock;

    /** @param function any whose beans may be used */
    public OpenCalls(LocalFunction function, Clock clock) {
        tx = function.bean(Tx.class);
        sql = function.bean(Sql.class);
        users = function.bean(Users.class);
        businesses = function.bean(Businesses.class);
        ledger = function.bean(Ledger.class);
        authorise = function.bean(AuthoriseAttempt.class);
        this.clock = clock;
    }

    /** Somebody who can pay for calls to their own number. */
    public record Caller(UserId user, BusinessId business, PhoneNumber own) {}

    /** A call that runs. */
    public record Open(UUID attempt, String providerCall) {}

    /** @param credit what is paid in for them now */
    public Caller caller(long telegramId, Money credit) {
        return tx.call(TENANT, () -> {
            var user = users.meet(telegramId, Optional.empty()).id();
            var own = new PhoneNumber("+1415555%04d".formatted(telegramId % NUMBERS));
            users.setOwnNumber(user, own);
            ledger.credit(Movement.of("bench:" + UUID.randomUUID(), user, Reason.TOP_UP, credit));
            return new Caller(user, businesses.of(user).id(), own);
        });
    }

    /** @throws IllegalStateException when the caller's money is used up */
    public Open open(Caller caller) {
        var attempt = UUID.randomUUID();
        var call = "call_" + attempt.toString().replace("-", "");
        tx.run(TENANT, () -> {
            var said = authorise.authorise(attempt, caller.user(), CallKind.SINGLE, caller.own(), false);
            if (!(said instanceof Authorisation.Authorised authorised)) {
                throw new IllegalStateException("not authorised: " + said);
            }
            var account = account();
            insert(caller, attempt, call, account, authorised);
            sql.of("insert into slot_lease (attempt_id, account_id, until) values (:attempt, :account, :until)")
                    .with("attempt", attempt)
                    .with("account", account)
                    .with("until", clock.instant().plus(LEASE))
                    .update();
        });
        return new Open(attempt, call);
    }

    private long account() {
        sql.of("insert into provider_account (provider) values ('retell') on conflict do nothing")
                .update();
        return sql.of("select id from provider_account").only(row -> row.number("id"));
    }

    private void insert(Caller caller, UUID attempt, String call, long account, Authorisation.Authorised authorised) {
        sql.of("""
                insert into attempt (id, user_id, business_id, account_id, nonce, kind, to_number, from_number, recording,
                  flow_version_id, flow_name, flow_number, agent_id, agent_version, typed_input, labels, most_micros,
                  most_seconds, price_version, state, planned_at, due_at, dialled_at, longest_seconds, provider_call_id)
                values (:id, :user, :business, :account, :id::text, 'SINGLE', :number, '+14155550100', false,
                  :id, 'Bench', 1, 'agent_bench', 0, false, '{"s2":"Agree?"}', :most, :seconds, :price,
                  'DIALLING', :now, :now, :now, :seconds, :call)""")
                .with("id", attempt)
                .with("user", caller.user())
                .with("business", caller.business())
                .with("account", account)
                .with("number", caller.own())
                .with("most", authorised.hold())
                .with("seconds", authorised.longest().toSeconds())
                .with("price", authorised.priceVersion())
                .with("now", clock.instant())
                .with("call", call)
                .update();
    }
}
