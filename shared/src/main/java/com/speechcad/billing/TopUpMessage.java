package com.speechcad.billing;

import static com.speechcad.text.Text.text;

import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Html;
import com.speechcad.text.Text;
import com.speechcad.text.TimeOfDay;
import com.speechcad.wallet.Balance;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The one message about a top-up, from the first word to the last. Drawn from the row, so that it may be redrawn. */
@Singleton
public class TopUpMessage {
    /** What a button under a top-up's message does: has the provider asked; its argument is the invoice. */
    public static final String ASK = "topup.ask";

    private final Tx tx;
    private final TopUps topUps;
    private final Wallets wallets;
    private final Users users;
    private final Chats chats;
    private final TopUpSettings settings;

    TopUpMessage(Tx tx, TopUps topUps, Wallets wallets, Users users, Chats chats, TopUpSettings settings) {
        this.tx = tx;
        this.topUps = topUps;
        this.wallets = wallets;
        this.users = users;
        this.chats = chats;
        this.settings = settings;
    }

    /** The provider gave no address yet; the row does not keep it, and the next drawing says what came of it. */
    void slow(UUID invoice) {
        // Locked: who cancels it just then is not told afterwards that it is waited for.
        topUps.lock(invoice).filter(it -> it.state() == TopUp.State.REQUESTED).ifPresent(topUp -> {
            var user = users.get(topUp.user());
            var said = Message.of(about(TopUpText.PREPARING_SLOW, topUp))
                    .row(Button.open(text(TopUpText.CANCEL), "topup.cancel", invoice.toString()));
            chats.put(user.chat(), "topup:" + invoice, said, user.reader());
        });
    }

    void drawNew(UUID invoice) {
        topUps.find(invoice).ifPresent(found -> put(found, true));
    }

    void draw(UUID invoice) {
        topUps.find(invoice).ifPresent(found -> put(found, false));
    }

    private record Asked(Later<Optional<TopUp>> topUp, Later<Optional<User>> user, Later<Balance> balance) {}

    /** The same, with all that it needs in one statement. */
    void draw(UUID invoice, UserId payer) {
        var asked =
                tx.inOneStatement(() -> new Asked(topUps.askFind(invoice), users.askFind(payer), wallets.askOf(payer)));
        asked.topUp.get().ifPresent(found -> put(found, false, asked.user.get().orElseThrow(), asked.balance));
    }

    /** Shows it again at the end of the chat. */
    public void showAgain(TopUp topUp) {
        put(topUp, true);
    }

    /**
     * The provider takes no less than this, which is said while the payer waits. The row does not keep it: drawn anew, the message
     * says only that there is no address.
     */
    void tooLittle(UUID invoice, Money least) {
        topUps.find(invoice).ifPresent(topUp -> {
            var user = users.get(topUp.user());
            var said = Message.of(about(TopUpText.TOO_LITTLE, topUp).with("least", least))
                    .row(Button.open(text(TopUpText.NEW), "topup"));
            chats.put(user.chat(), "topup:" + invoice, said, user.reader());
        });
    }

    /** A further payment is looked into while the first one is credited. */
    void furtherIsParked(TopUp topUp) {
        var user = users.get(topUp.user());
        chats.putOnce(
                user.chat(),
                "topup-further:" + topUp.id(),
                Message.of(text(TopUpText.FURTHER_PARKED).with("amount", topUp.amount())),
                user.reader());
    }

    /**
     * An operator has decided about what was parked.
     *
     * @param invoice whose owner is told, and which payment it was about as far as they know
     * @param amount what they got for it; empty where it was rejected
     */
    void decided(long item, UUID invoice, Optional<Money> amount) {
        draw(invoice);
        topUps.find(invoice).ifPresent(topUp -> {
            var user = users.get(topUp.user());
            chats.putOnce(user.chat(), "parked:" + item, decided(topUp, amount), user.reader());
        });
    }

    private Message decided(TopUp topUp, Optional<Money> amount) {
        var said = amount.map(it -> text(TopUpText.DECIDED_CREDITED)
                        .with("amount", it)
                        .with("wallet", wallets.of(topUp.user()).available().downToCents()))
                .orElseGet(() -> text(TopUpText.DECIDED_REJECTED));
        return Message.of(said.with("invoice", topUp.amount())
                        .with("coin", topUp.coin())
                        .with("number", topUp.number()))
                .row(amount.isPresent() ? wallet() : support(), home());
    }

    private static Button wallet() {
        return Button.open(text(TopUpText.WALLET), "wallet");
    }

    private static Button home() {
        return Button.open(text(TopUpText.HOME), "home");
    }

    private static Button support() {
        return Button.open(text(BillingText.ASK_SUPPORT), BillingText.SUPPORT_SCREEN);
    }

    private void put(TopUp topUp, boolean fresh) {
        put(topUp, fresh, users.get(topUp.user()), wallets.askOf(topUp.user()));
    }

    private void put(TopUp topUp, boolean fresh, User user, Later<Balance> balance) {
        var message = message(topUp, balance);
        chats.put(user.chat(), "topup:" + topUp.id(), fresh ? message.asNew() : message, user.reader());
    }

    private Message message(TopUp topUp, Later<Balance> balance) {
        var message = Message.of(words(topUp, balance));
        var id = topUp.id().toString();
        return switch (topUp.state()) {
            case WAITING -> {
                var payment = topUp.payment().orElseThrow();
                yield message.with(new Message.Attachment.Qr(payment.address()))
                        .row(
                                new Button.Copy(text(TopUpText.COPY_ADDRESS), payment.address()),
                                new Button.Copy(text(TopUpText.COPY_AMOUNT), plain(payment.expected())))
                        .row(
                                Button.deed(text(TopUpText.PAID), ASK, id),
                                Button.open(text(TopUpText.CANCEL), "topup.cancel", id));
            }
            case REQUESTED -> message.row(Button.open(text(TopUpText.CANCEL), "topup.cancel", id));
            case SEEN ->
                message.row(Button.deed(text(TopUpText.CHECK), ASK, id)).row(wallet(), home());
            case CREDITED, UNDERPAID, REVERSED -> message.row(wallet(), home());
            case EXPIRED ->
                message.row(Button.deed(text(TopUpText.PAID), ASK, id), Button.open(text(TopUpText.NEW), "topup"));
            case CANCELLED, REFUSED -> message.row(Button.open(text(TopUpText.NEW), "topup"));
            case PARKED ->
                topUp.lookedInto().isEmpty()
                        ? message.row(home())
                        : message.row(topUp.isRejected() ? support() : wallet(), home());
        };
    }

    /** The same words, for the screen about one top-up. */
    public Text words(TopUp topUp) {
        return words(topUp, wallets.askOf(topUp.user()));
    }

    private Text words(TopUp topUp, Later<Balance> balance) {
        return switch (topUp.state()) {
            case REQUESTED -> about(TopUpText.PREPARING, topUp);
            case WAITING -> waiting(topUp);
            case SEEN ->
                topUp.isAwaitingSettlement()
                        ? about(TopUpText.SETTLING, topUp).with("limit", settings.atOnce())
                        : about(TopUpText.SEEN, topUp);
            case CREDITED -> credited(topUp, balance.get().available());
            case UNDERPAID ->
                about(TopUpText.UNDERPAID, topUp)
                        .with("received", plain(topUp.taken().map(PaymentProvider.Transfer::received)))
                        .with("expected", plain(topUp.payment().map(TopUp.Payable::expected)))
                        .with("credited", topUp.credited().orElse(Money.ZERO))
                        .with("wallet", balance.get().available().downToCents());
            case EXPIRED -> about(TopUpText.EXPIRED, topUp);
            case PARKED -> parked(topUp, balance);
            case REVERSED ->
                about(TopUpText.REVERSED, topUp)
                        .with("credited", topUp.credited().orElse(Money.ZERO))
                        .with("wallet", balance.get().available().downToCents());
            case REFUSED -> about(TopUpText.REFUSED, topUp);
            case CANCELLED -> about(TopUpText.CANCELLED, topUp);
        };
    }

    /** With less in the wallet than what came, some of that has paid for something already: a renewal, say, that waited for it. */
    private static Text credited(TopUp topUp, Money available) {
        var credited = topUp.credited().orElse(Money.ZERO);
        var onTime = available.compareTo(credited) < 0 ? TopUpText.CREDITED_AND_USED : TopUpText.CREDITED;
        return about(topUp.isLate() ? TopUpText.CREDITED_LATE : onTime, topUp)
                .with("credited", credited)
                .with("wallet", available.downToCents());
    }

    /** What a person made of it once they have: until then it is looked into. */
    private static Text parked(TopUp topUp, Later<Balance> balance) {
        if (topUp.lookedInto().isEmpty()) {
            return about(TopUpText.PARKED, topUp);
        }
        return topUp.isRejected()
                ? about(TopUpText.LOOKED_INTO_REJECTED, topUp)
                : about(TopUpText.LOOKED_INTO_CREDITED, topUp)
                        .with("credited", topUp.lookedInto().orElse(Money.ZERO))
                        .with("wallet", balance.get().available().downToCents());
    }

    private static Text waiting(TopUp topUp) {
        var payment = topUp.payment().orElseThrow();
        var said = payment.tag()
                .map(tag -> about(TopUpText.WAITING_TAG, topUp).with("tag", Html.code(tag)))
                .orElseGet(() -> about(TopUpText.WAITING, topUp));
        return said.with("crypto", plain(payment.expected()))
                .with("address", Html.code(payment.address()))
                .with("until", new TimeOfDay(payment.rateUntil()))
                .with("minutes", minutes(topUp.createdAt(), payment.rateUntil()));
    }

    private static Text about(TopUpText key, TopUp topUp) {
        return text(key).with("coin", topUp.coin()).with("amount", topUp.amount());
    }

    /** As it has to be typed, whatever the language. */
    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static String plain(Optional<BigDecimal> amount) {
        return amount.map(TopUpMessage::plain).orElse("?");
    }

    /** Whole ones, so that nobody is promised more than there is. */
    private static long minutes(Instant from, Instant until) {
        return Duration.between(from, until).toMinutes();
    }
}
