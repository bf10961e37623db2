package com.speechcad.provider.dynopay;

import com.speechcad.billing.PaymentProvider;
import com.speechcad.kernel.TenantId;
import com.speechcad.provider.dynopay.DynopayAnswer.Ok;
import com.speechcad.provider.dynopay.DynopayAnswer.Refused;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Crypto payments by DynoPay. Nothing of DynoPay's shape goes past this package. */
@Singleton
@Secondary
class DynopayPayments implements PaymentProvider {
    private final DynopayClient client;

    DynopayPayments(DynopayClient client) {
        this.client = client;
    }

    @Override
    public Answer create(TenantId tenant, Order order) {
        var payment = new NewPayment(order.invoice(), order.amount(), order.coin(), order.webhook());
        return switch (client.create(tenant, payment)) {
            case Ok<CreatedPayment>(var made) ->
                new Answer.Opened(made.paymentId(), made.address(), made.tag(), made.expected());
            case Refused<CreatedPayment>(var why, var status, var code, var message) ->
                new Answer.Refused("%s %d %s %s".formatted(why, status, code, message));
        };
    }

    /**
     * How far it is, by the payment's own status; how much came, by its address. DynoPay's status claims that everything
     * expected came as soon as anything did, and an address serves other payments later: an amount counts only where
     * both name the same transaction.
     */
    @Override
    public Check check(TenantId tenant, String paymentId, String address) {
        var status = value(client.status(tenant, paymentId));
        var there = value(client.address(tenant, address));
        var state = status.map(PaymentStatus::state).or(() -> there.map(AddressStatus::state));
        var transfer = there.filter(it -> it.state().isReached())
                .flatMap(it -> it.received()
                        .filter(amount -> amount.signum() > 0)
                        .flatMap(amount -> it.txHash()
                                .filter(tx -> status.flatMap(PaymentStatus::txHash)
                                        .filter(tx::equalsIgnoreCase)
                                        .isPresent())
                                .map(tx -> new Transfer(amount, tx))));
        return new Check(state.map(DynopayPayments::stage).orElse(Stage.UNKNOWN), transfer);
    }

    private static Stage stage(PaymentState state) {
        return switch (state) {
            case WAITING, FAILED, EXPIRED, REFUNDED -> Stage.NOTHING;
            case PENDING, UNDERPAID -> Stage.SEEN;
            case CONFIRMED, OVERPAID, PROCESSING -> Stage.CONFIRMED;
            case SETTLED -> Stage.SETTLED;
            case OTHER -> Stage.UNKNOWN;
        };
    }

    private static <T> Optional<T> value(DynopayAnswer<T> answer) {
        return switch (answer) {
            case Ok<T>(var value) -> Optional.of(value);
            case Refused<T> _ -> Optional.empty();
        };
    }
}
