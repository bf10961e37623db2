package com.speechcad.provider.dynopay;

import com.speechcad.billing.PaymentProvider;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.provider.dynopay.DynopayAnswer.Ok;
import com.speechcad.provider.dynopay.DynopayAnswer.Refused;
import com.speechcad.provider.dynopay.DynopayAnswer.Why;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Crypto payments by DynoPay. Nothing of DynoPay's shape goes past this package. */
@Singleton
@Secondary
class DynopayPayments implements PaymentProvider {
    private static final Logger LOG = LoggerFactory.getLogger(DynopayPayments.class);
    private static final String DOLLARS = "USD";
    private static final Pattern DOOR =
            Pattern.compile("/dynopay/([a-z0-9-]{1,40})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/");
    private static final Pattern LEAST = Pattern.compile("\\b(\\d{1,6}(?:\\.\\d{1,2})?) USD\\b");
    private static final Set<String> MONEY =
            Set.of("payment.pending", "payment.confirmed", "payment.underpaid", "payment.overpaid", "payment.settled");

    private final DynopayClient client;

    DynopayPayments(DynopayClient client) {
        this.client = client;
    }

    /** A server that does not know the question says nothing about the key. */
    @Override
    public Access access(TenantId tenant) {
        return switch (client.currencies(tenant)) {
            case Ok<List<String>>(var coins) -> new Access.Open(coins);
            case Refused<List<String>>(var why, var status, var code, var message)
            when why == Why.UNAUTHORISED || why == Why.NOT_CONFIGURED ->
                new Access.Closed("%d %s %s".formatted(status, code, message).replaceAll(" +", " "));
            case Refused<List<String>> _ -> new Access.Open(List.of());
        };
    }

    @Override
    public Answer create(TenantId tenant, Order order) {
        var payment = new NewPayment(order.invoice(), order.amount(), order.coin(), order.webhook());
        return switch (client.create(tenant, payment)) {
            case Ok<CreatedPayment>(var made) -> opened(made, order);
            case Refused<CreatedPayment> refused -> no(refused, order);
        };
    }

    /** In another currency the same number is other money, and every payment of it would have to be parked. */
    private static Answer opened(CreatedPayment made, Order order) {
        var isDollars = made.baseCurrency().equalsIgnoreCase(DOLLARS);
        if (!isDollars || made.baseAmount().compareTo(order.amount().toDollars()) != 0) {
            LOG.error(
                    "ALARM DynoPay makes payments in another currency: {} {} instead of {}",
                    made.baseAmount().toPlainString(),
                    made.baseCurrency(),
                    order.amount().toDollars().stripTrailingZeros().toPlainString());
            return new Answer.Refused("the base currency of DYNOPAY_API_KEY has to be " + DOLLARS);
        }
        return new Answer.Opened(made.paymentId(), made.address(), made.tag(), made.expected());
    }

    /** The least amount stands in DynoPay's words only; where it cannot be read it is a refusal like any other. */
    private static Answer no(Refused<CreatedPayment> refused, Order order) {
        var why = "%s %d %s %s".formatted(refused.why(), refused.status(), refused.code(), refused.message());
        var least = LEAST.matcher(refused.message());
        if (refused.code().equals("amount_below_minimum") && least.find()) {
            var dollars = Money.of(new BigDecimal(least.group(1)));
            if (dollars.compareTo(order.amount()) > 0) {
                return new Answer.TooLittle(dollars, why);
            }
        }
        return new Answer.Refused(why);
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
        var by = there.flatMap(AddressStatus::completedAt)
                .or(() -> status.filter(it -> it.state().isReached()).flatMap(PaymentStatus::updatedAt));
        return new Check(state.map(DynopayPayments::stage).orElse(Stage.UNKNOWN), transfer, by);
    }

    @Override
    public Optional<Letters> letters(TenantId tenant, Optional<String> after, int most) {
        return value(client.events(tenant, after, most))
                .map(log -> new Letters(
                        log.entries().stream().map(DynopayPayments::letter).toList(), log.hasMore()));
    }

    /** A refusal is nothing to act on, as the sweep asks the books all the same; but a key is mended some day. */
    @Override
    public void resend(TenantId tenant, String letter) {
        if (client.resend(tenant, letter) instanceof Refused<Boolean>(var why, var status, var _, var _)
                && (why == Why.UNAUTHORISED || why == Why.NOT_CONFIGURED)) {
            throw new Unreachable("DynoPay does not take our key: " + status + " " + why);
        }
    }

    private static Letter letter(DynopayLog.Entry entry) {
        var door = DOOR.matcher(entry.url());
        var isOurs = door.find();
        return new Letter(
                entry.id(),
                isOurs ? Optional.of(door.group(1)) : Optional.empty(),
                isOurs ? Optional.of(UUID.fromString(door.group(2))) : Optional.empty(),
                MONEY.contains(entry.event()),
                entry.isDelivered(),
                entry.at());
    }

    private static Stage stage(PaymentState state) {
        return switch (state) {
            case WAITING, EXPIRED -> Stage.NOTHING;
            case FAILED, REFUNDED -> Stage.TAKEN_BACK;
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
