package com.speechcad.billing;

import com.speechcad.billing.PaymentProvider.Answer;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens every payment at 100 coins, and says what it is told to say. */
public final class FakePayments implements PaymentProvider {
    public static final BigDecimal EXPECTED = BigDecimal.valueOf(100);

    public final List<Order> orders = new CopyOnWriteArrayList<>();
    public final Map<String, Check> books = new ConcurrentHashMap<>();
    public volatile Optional<String> refusal = Optional.empty();
    /** Less than this is too little. */
    public volatile Optional<Money> least = Optional.empty();

    public final List<Letter> log = new CopyOnWriteArrayList<>();
    public final Set<String> broken = ConcurrentHashMap.newKeySet();
    public final List<String> resent = new CopyOnWriteArrayList<>();
    public volatile boolean keepsNoLog;
    public volatile int pageSize = Integer.MAX_VALUE;
    public volatile boolean isDown;
    /** Happens while it is asked about a payment. */
    public volatile Runnable whileAsked = () -> {};
    /** Whether the key may have no letters written again. */
    public volatile boolean writesNothingAgain;
    /** How long it asks to wait; empty while it answers. */
    public volatile Optional<Duration> slow = Optional.empty();

    /** Whether its key is let in. */
    public volatile Access access = new Access.Open(List.of());

    @Override
    public Access access(TenantId tenant) {
        if (isDown) {
            throw new Unreachable("down");
        }
        return access;
    }

    @Override
    public Answer create(TenantId tenant, Order order) {
        orders.add(order);
        slow();
        if (isDown) {
            throw new Unreachable("down");
        }
        if (least.filter(it -> it.compareTo(order.amount()) > 0).isPresent()) {
            return new Answer.TooLittle(least.get(), "too little");
        }
        if (broken.contains(payment(order.invoice()))) {
            throw new IllegalStateException("a bug");
        }
        return refusal.<Answer>map(Answer.Refused::new).orElseGet(() -> opened(order.invoice()));
    }

    @Override
    public Check check(TenantId tenant, String paymentId, String address) {
        whileAsked.run();
        if (isDown) {
            throw new Unreachable("down");
        }
        if (broken.contains(paymentId)) {
            throw new IllegalStateException("a bug");
        }
        return books.getOrDefault(paymentId, new Check(Stage.UNKNOWN, Optional.empty()));
    }

    @Override
    public Optional<Letters> letters(TenantId tenant, Optional<String> after, int most) {
        if (isDown) {
            throw new Unreachable("down");
        }
        if (keepsNoLog) {
            return Optional.empty();
        }
        var all = List.copyOf(log).reversed();
        var from = after.map(id -> all.stream().map(Letter::id).toList().indexOf(id) + 1)
                .orElse(0);
        var page = all.subList(from, Math.min(from + Math.min(most, pageSize), all.size()));
        return Optional.of(new Letters(page, from + page.size() < all.size()));
    }

    @Override
    public void resend(TenantId tenant, String letter) {
        slow();
        if (isDown || writesNothingAgain) {
            throw new Unreachable("down");
        }
        resent.add(letter);
    }

    private void slow() {
        slow.ifPresent(wait -> {
            throw new Throttled("slow down", wait);
        });
    }

    /** The provider has written so about an invoice, by its log. */
    public void wrote(String id, String slug, UUID invoice, boolean isDelivered) {
        log.add(new Letter(id, Optional.of(slug), Optional.of(invoice), true, isDelivered, Optional.empty()));
    }

    /** The webhook's last part. */
    public String token(UUID invoice) {
        var order = orders.stream()
                .filter(it -> it.invoice().equals(invoice))
                .findFirst()
                .orElseThrow();
        return order.webhook().getPath().replaceAll(".*/", "");
    }

    public static String payment(UUID invoice) {
        return "pay-" + invoice;
    }

    public static String address(UUID invoice) {
        return "addr-" + invoice;
    }

    private static Answer opened(UUID invoice) {
        return new Answer.Opened(payment(invoice), address(invoice), Optional.empty(), EXPECTED);
    }
}
