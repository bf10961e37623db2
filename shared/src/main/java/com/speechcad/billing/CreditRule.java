package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a payment is worth: the invoice in proportion to what came, all of it within the tolerance, more for more. After
 * the rate's window no more than what came is worth by the rate of that moment, which has to be exact enough. Pure
 * arithmetic, one rounding, half up at the micro-dollar.
 */
final class CreditRule {
    private static final BigDecimal TOO_MUCH = BigDecimal.valueOf(3);
    private static final int SCALE = 30;
    /** Decimals of a rate, unless more are told: a zero at the end of a number in JSON is not written. */
    private static final int CENTS = 2;

    private CreditRule() {}

    /** What the rule says. */
    sealed interface Verdict {
        record Worth(Money amount) implements Verdict {}

        record Unproven(ParkReason why) implements Verdict {}
    }

    /**
     * Why this news cannot be about that payment; empty when it can. Whoever sealed it named the payment: what it leaves out
     * contradicts nothing. Without a seal it has to say all that a stranger would have to guess.
     */
    static Optional<ParkReason> mismatch(
            TopUp invoice, TopUp.Payable payment, PaymentNews news, PaymentNews.Source source) {
        if (!news.paymentId().equals(payment.paymentId())) {
            return Optional.of(ParkReason.OTHER_PAYMENT);
        }
        var mayBeAbsent = source == PaymentNews.Source.SEALED;
        if (!news.coin().map(invoice.coin()::equalsIgnoreCase).orElse(mayBeAbsent)) {
            return Optional.of(ParkReason.OTHER_COIN);
        }
        if (!news.address().map(it -> sameAddress(it, payment.address())).orElse(mayBeAbsent)
                || (news.tag().isPresent() && !news.tag().equals(payment.tag()))) {
            return Optional.of(ParkReason.OTHER_ADDRESS);
        }
        var otherBase = news.base().filter(it -> it.compareTo(invoice.amount().toDollars()) != 0);
        var otherCurrency = news.baseCurrency().filter(it -> !it.equals("USD"));
        return otherBase.isPresent() || otherCurrency.isPresent()
                ? Optional.of(ParkReason.OTHER_INVOICE)
                : Optional.empty();
    }

    /**
     * Whether the news is about the transaction that counts already. The provider names each; where one is not named, an equal
     * amount decides, but never about money that is told as new while ours has a name: that may be a second one, and a person
     * looks.
     */
    static boolean isSame(PaymentProvider.Transfer taken, PaymentNews news) {
        if (!taken.tx().isBlank() && !news.tx().isBlank()) {
            return taken.tx().equalsIgnoreCase(news.tx());
        }
        if (news.received().isEmpty()) {
            return true;
        }
        var mayBeNew = news.kind() == PaymentNews.Kind.CONFIRMED && !taken.tx().isBlank();
        return !mayBeNew && news.received().get().compareTo(taken.received()) == 0;
    }

    /** @param paidAt when the money came */
    static Verdict judge(TopUp invoice, TopUp.Payable payment, PaymentNews news, Instant paidAt, TopUpSettings rules) {
        var received = news.received().orElse(BigDecimal.ZERO);
        if (received.signum() <= 0) {
            return new Verdict.Unproven(ParkReason.NO_AMOUNT);
        }
        if (received.compareTo(payment.expected().multiply(TOO_MUCH)) > 0) {
            return new Verdict.Unproven(ParkReason.TOO_MUCH);
        }
        var worth = proportion(invoice.amount(), payment.expected(), received, rules.tolerancePercent());
        if (paidAt.isAfter(payment.rateUntil())) {
            var rate = news.rate().filter(it -> it.signum() > 0);
            if (rate.isEmpty() || isTooCoarse(rate.get(), received, worth, rules.tolerancePercent())) {
                return new Verdict.Unproven(ParkReason.NO_RATE);
            }
            worth = worth.min(received.multiply(rate.get()));
        }
        var money = Money.of(worth.setScale(6, RoundingMode.HALF_UP));
        return money.isPositive() ? new Verdict.Worth(money) : new Verdict.Unproven(ParkReason.NO_AMOUNT);
    }

    /**
     * The provider rounds the rate to cents, which is little of a bitcoin and three percent of a coin of sixteen cents. What
     * is more than the tolerance is nobody's to lose: a person decides. Where even the lowest rate that was rounded to this
     * one makes it worth more than its part of the invoice, the rate decides nothing.
     */
    private static boolean isTooCoarse(
            BigDecimal rate, BigDecimal received, BigDecimal part, BigDecimal tolerancePercent) {
        var error = new BigDecimal(BigInteger.valueOf(5), Math.max(rate.scale(), CENTS) + 1);
        var mayBeOff = error.movePointRight(2).compareTo(rate.multiply(tolerancePercent)) > 0;
        return mayBeOff && part.compareTo(received.multiply(rate.subtract(error))) > 0;
    }

    /** Whether so little is missing that it counts as all. */
    static boolean isEnough(BigDecimal expected, BigDecimal received, BigDecimal tolerancePercent) {
        var least = expected.multiply(BigDecimal.valueOf(100).subtract(tolerancePercent))
                .movePointLeft(2);
        return received.compareTo(least) >= 0;
    }

    private static BigDecimal proportion(
            Money invoice, BigDecimal expected, BigDecimal received, BigDecimal tolerancePercent) {
        var isFull = received.compareTo(expected) <= 0 && isEnough(expected, received, tolerancePercent);
        return isFull
                ? invoice.toDollars()
                : invoice.toDollars().multiply(received).divide(expected, SCALE, RoundingMode.HALF_UP);
    }

    /** Some coins' addresses begin with the network's name, and not everybody writes it. */
    private static boolean sameAddress(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String address) {
        var prefix = "bitcoincash:";
        return address.toLowerCase(Locale.ROOT).startsWith(prefix) ? address.substring(prefix.length()) : address;
    }
}
