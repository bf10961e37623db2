package com.speechcad.screen.watch;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.OperatorText;
import com.speechcad.billing.Plans;
import com.speechcad.billing.PriceVersion;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** What was done to wallets, payments, limits, prices and plans. */
@Singleton
class MoneySentences {
    private final Plans plans;

    MoneySentences(Plans plans) {
        this.plans = plans;
    }

    Optional<Text> of(Told told) {
        var action = told.entry().action();
        return switch (action.split("\\.", 2)[0]) {
            case "wallet" -> wallet(told);
            case "operator-request" -> request(told);
            case "parked-payment" -> parked(told);
            case "parked-operation" -> stopped(told);
            case "breaker" -> limits(told);
            case "prices", "plans" -> sold(told);
            default -> Optional.empty();
        };
    }

    private static Optional<Text> wallet(Told told) {
        var key = Optional.ofNullable(
                switch (told.deed()) {
                    case "credit" -> LogWords.WALLET_CREDIT;
                    case "debit" -> LogWords.WALLET_DEBIT;
                    case "payout" -> LogWords.WALLET_PAYOUT;
                    case "open" -> LogWords.WALLET_OPENED;
                    case "frozen" -> LogWords.WALLET_FROZEN;
                    case "closed" -> LogWords.WALLET_CLOSED;
                    case "export" -> LogWords.WALLET_EXPORTED;
                    default -> null;
                });
        return key.map(told::because)
                .map(said -> said.with("whom", told.whom()).with("amount", told.money("micros")))
                .map(said -> told.string("applied").equals("false")
                        ? text(LogWords.REFUSED_BY_BOOKS).with("what", said)
                        : said);
    }

    private static Optional<Text> request(Told told) {
        var key = Optional.ofNullable(
                switch (told.deed()) {
                    case "done" -> LogWords.REQUEST_DONE;
                    case "impossible" -> LogWords.REQUEST_IMPOSSIBLE;
                    case "rejected" -> LogWords.REQUEST_REJECTED;
                    case "withdrawn" -> LogWords.REQUEST_WITHDRAWN;
                    case "paid" -> LogWords.REQUEST_PAID;
                    case "sending" -> LogWords.REQUEST_SENDING;
                    case "taken-back" -> LogWords.REQUEST_TAKEN_BACK;
                    default -> null;
                });
        return key.map(known -> told.number()
                .flatMap(id -> Optional.ofNullable(told.facts().requests().get(id)))
                .map(request -> told.by(known)
                        .with("kind", OperatorText.of(request.order().kind()))
                        .with("amount", request.order().amount())
                        .with("whom", told.words().person(request.order().user()))
                        .with("reason", request.order().reason())
                        .with("evidence", told.string("evidence")))
                .orElseGet(() -> told.by(LogWords.REQUEST_GONE)));
    }

    private static Optional<Text> parked(Told told) {
        var key = Optional.ofNullable(
                switch (told.deed()) {
                    case "credited" -> LogWords.PARKED_CREDITED;
                    case "linked" -> LogWords.PARKED_LINKED;
                    case "reversed" -> LogWords.PARKED_REVERSED;
                    case "rejected" -> LogWords.PARKED_REJECTED;
                    case "asked" -> LogWords.PARKED_ASKED;
                    case "agreed" -> LogWords.PARKED_AGREED;
                    case "refused" -> LogWords.PARKED_REFUSED;
                    case "declined" -> LogWords.PARKED_DECLINED;
                    case "withdrawn" -> LogWords.PARKED_WITHDRAWN;
                    default -> null;
                });
        var deed = text(LogWords.DEED).with("kind", told.string("kind")).with("amount", told.money("micros"));
        return key.map(known -> told.by(known)
                .with("id", told.id())
                .with("amount", told.money("micros"))
                .with("deed", deed));
    }

    private static Optional<Text> stopped(Told told) {
        var key = Optional.ofNullable(
                switch (told.deed()) {
                    case "release" -> LogWords.STOPPED_RELEASED;
                    case "reject" -> LogWords.STOPPED_REJECTED;
                    case "asked" -> LogWords.STOPPED_ASKED;
                    case "agreed" -> LogWords.STOPPED_AGREED;
                    case "refused" -> LogWords.STOPPED_REFUSED;
                    case "declined" -> LogWords.STOPPED_DECLINED;
                    case "withdrawn" -> LogWords.STOPPED_WITHDRAWN;
                    default -> null;
                });
        return key.map(known -> told.by(known)
                .with("id", told.id())
                .with("amount", told.money("micros"))
                .with("wanted", told.string("wanted")));
    }

    private static Optional<Text> limits(Told told) {
        if (told.deed().equals("limits")) {
            return Optional.of(told.by(LogWords.LIMITS_SET)
                    .with("operations", told.count("operations"))
                    .with("debit", told.money("micros"))
                    .with("minute", told.money("minuteMicros")));
        }
        var key = Optional.ofNullable(
                switch (told.deed()) {
                    case "limits-asked" -> LogWords.LIMITS_ASKED;
                    case "limits-changed" -> LogWords.LIMITS_CHANGED;
                    case "limits-agreed" -> LogWords.LIMITS_AGREED;
                    case "limits-declined" -> LogWords.LIMITS_DECLINED;
                    case "limits-withdrawn" -> LogWords.LIMITS_WITHDRAWN;
                    case "limits-replaced" -> LogWords.LIMITS_REPLACED;
                    default -> null;
                });
        return key.map(told::because);
    }

    private Optional<Text> sold(Told told) {
        return switch (told.entry().action()) {
            case "prices.publish" ->
                Optional.of(told.because(LogWords.PRICES_PUBLISHED)
                        .with("label", PriceVersion.title(told.string("label")))
                        .with("from", at(told, "from")));
            case "prices.withdraw" -> Optional.of(told.because(LogWords.PRICES_TAKEN_BACK));
            case "prices.asked" -> Optional.of(told.because(LogWords.PRICES_ASKED));
            case "prices.agreed" -> Optional.of(told.because(LogWords.PRICES_AGREED));
            case "prices.refused" -> Optional.of(told.because(LogWords.PRICES_REFUSED));
            case "prices.declined" -> Optional.of(told.because(LogWords.PRICES_DECLINED));
            case "prices.withdrawn" -> Optional.of(told.because(LogWords.PRICES_WITHDRAWN));
            case "plans.publish" ->
                Optional.of(plan(told, LogWords.PLAN_PUBLISHED).with("from", at(told, "from")));
            case "plans.end" -> Optional.of(plan(told, LogWords.PLAN_ENDED).with("from", at(told, "ends")));
            case "plans.withdraw" -> Optional.of(plan(told, LogWords.PLAN_TAKEN_BACK));
            default -> Optional.empty();
        };
    }

    private Text plan(Told told, LogWords key) {
        return told.because(key)
                .with(
                        "plan",
                        told.number()
                                .flatMap(plans::version)
                                .<Object>map(BillingText::name)
                                .orElse("–"));
    }

    /** A moment as it was written; what cannot be read is told as it is. */
    private static Object at(Told told, String name) {
        try {
            return Instant.parse(told.string(name));
        } catch (DateTimeException _) {
            return told.string(name);
        }
    }
}
