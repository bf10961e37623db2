package com.speechcad.screen.call;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.CallKind;
import com.speechcad.billing.Forecast;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.call.CallText;
import com.speechcad.call.RequestCall;
import com.speechcad.call.Scripts;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowVersion;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Basis;
import com.speechcad.lawful.TransferTargets;
import com.speechcad.screen.wallet.PayIn;
import com.speechcad.text.Text;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The most a call can cost, and the button that agrees to it. */
@Singleton
class QuoteView {
    private final Quotes quotes;
    private final TransferTargets transfers;
    private final RequestCall requestCall;
    private final PayIn payIn;
    private final Wallets wallets;
    private final QuoteHead heads;
    private final IdSource ids;

    QuoteView(
            Quotes quotes,
            TransferTargets transfers,
            RequestCall requestCall,
            PayIn payIn,
            Wallets wallets,
            QuoteHead heads,
            IdSource ids) {
        this.quotes = quotes;
        this.transfers = transfers;
        this.requestCall = requestCall;
        this.payIn = payIn;
        this.wallets = wallets;
        this.heads = heads;
        this.ids = ids;
    }

    /** What would be called. */
    record Plan(FlowVersion version, PhoneNumber to, PhoneNumber from, boolean recording, Basis basis) {}

    View of(Visitor visitor, Plan plan) {
        var barred = transfers.bar(visitor.id(), visitor.business().id(), transfers(plan));
        if (barred.isPresent()) {
            return view(Lines.of(heads.of(visitor, plan), text(barred.get())));
        }
        // Whatever it would cost, and a plan's seconds too: it would be refused.
        if (wallets.status(visitor.id()) != WalletStatus.OPEN) {
            return view(Lines.of(heads.of(visitor, plan), text(BillingText.WALLET_CLOSED)))
                    .row(open(BillingText.ASK_SUPPORT, BillingText.SUPPORT_SCREEN));
        }
        return switch (quotes.quote(call(visitor, plan))) {
            case Quote.Offered offer -> offered(visitor, plan, offer, forecast(visitor, plan, offer));
            case Quote.NoPrice noPrice -> view(Lines.of(heads.of(visitor, plan), BillingText.why(noPrice)));
            case Quote.Special special -> view(Lines.of(heads.of(visitor, plan), BillingText.why(special)));
            case Quote.TooLittle tooLittle ->
                payIn.offer(
                        view(Lines.of(heads.of(visitor, plan), BillingText.why(tooLittle))),
                        visitor,
                        tooLittle.shortfall());
        };
    }

    private static Quotes.Call call(Visitor visitor, Plan plan) {
        return new Quotes.Call(visitor.id(), CallKind.SINGLE, plan.to, transfers(plan), plan.recording);
    }

    private static List<PhoneNumber> transfers(Plan plan) {
        return plan.version.draft().transfers().stream().map(PhoneNumber::new).toList();
    }

    private Forecast forecast(Visitor visitor, Plan plan, Quote.Offered offer) {
        return quotes.forecast(visitor.id(), Optional.of(plan.version.id().value()), offer);
    }

    private View offered(Visitor visitor, Plan plan, Quote.Offered offer, Forecast forecast) {
        var seconds = offer.planSeconds().toSeconds();
        var lines = new ArrayList<Text>();
        lines.add(heads.of(visitor, plan));
        lines.add(text(CallText.QUOTE_FROM).with("from", plan.from).with("recording", plan.recording ? "on" : "off"));
        lines.add(text(CallText.QUOTE_MOST)
                .with("longest", offer.longest())
                .with("of", of(seconds, offer.hold()))
                .with("plan", seconds)
                .with("hold", offer.hold()));
        lines.add(likely(forecast));
        // What a minute costs after them is nothing to somebody whose plan covers the longest call there can be.
        if (offer.ownPlanSeconds() < offer.longest().toSeconds()) {
            lines.add(text(CallText.QUOTE_PRICE)
                    .with("plan", offer.ownPlanSeconds())
                    .with("rate", offer.perMinute())
                    .with("increment", offer.terms().incrementSeconds()));
        }
        lines.addAll(parts(offer));
        if (offer.terms().connectionFee().isPositive()) {
            lines.add(text(CallText.QUOTE_CONNECTION).with("fee", offer.terms().connectionFee()));
        }
        if (plan.recording) {
            lines.add(text(CallText.QUOTE_RECORDING).with("fee", offer.recordingFee()));
        }
        lines.add(text(CallText.QUOTE_CONSENT));
        return view(Lines.of(lines))
                .row(confirm(CallText.CALL_NOW, "call", facts(plan, offer), who -> call(who, plan, offer)))
                .row(button(
                        plan.recording ? CallText.RECORDING_ON : CallText.RECORDING_OFF,
                        "rec",
                        _ -> Next.stay().noting(Notes.RECORDING, plan.recording ? "off" : Notes.ON)))
                .row(open(CallText.CHANGE, CallFlowScreen.ID));
    }

    /** With a transfer the most is a sum of two calls: its parts, to be added up again. */
    private static List<Text> parts(Quote.Offered offer) {
        var lines = new ArrayList<Text>();
        for (var onward : offer.onward()) {
            if (lines.isEmpty()) {
                var plan = offer.ownPlanSeconds();
                var rest = offer.longest().toSeconds() - plan;
                lines.add(text(CallText.QUOTE_OF_CALL)
                        .with("sum", sum(offer, plan, rest, offer.perMinute(), offer.ownHold())));
                lines.add(text(CallText.QUOTE_OF_TRANSFER)
                        .with("to", onward.to())
                        .with(
                                "place",
                                onward.to()
                                        .region()
                                        .<Object>map(region -> Locale.of("", region))
                                        .orElse("none"))
                        .with("longest", offer.longest())
                        .with(
                                "sum",
                                sum(
                                        offer,
                                        onward.planSeconds(),
                                        onward.walletSeconds(),
                                        onward.perMinute(),
                                        onward.amount())));
            } else {
                lines.add(text(CallText.QUOTE_OF_OTHER).with("to", onward.to()).with("plan", onward.planSeconds()));
            }
        }
        return lines;
    }

    private static Text sum(Quote.Offered offer, long plan, long seconds, Money perMinute, Money amount) {
        var fee = offer.terms().connectionFee();
        return text(CallText.QUOTE_SUM)
                .with("of", seconds == 0 ? "plan" : plan == 0 ? "money" : "both")
                .with("plan", plan)
                .with("seconds", seconds)
                .with("rate", perMinute)
                .with("fee", seconds > 0 && fee.isPositive() ? fee : "none")
                .with("amount", amount);
    }

    private static Text likely(Forecast forecast) {
        return text(CallText.QUOTE_LIKELY)
                .with(
                        "of",
                        of(forecast.likely().planSeconds(), forecast.likely().money()))
                .with(
                        "leastOf",
                        of(forecast.least().planSeconds(), forecast.least().money()))
                .with("plan", forecast.likely().planSeconds())
                .with("money", forecast.likely().money())
                .with("seconds", forecast.likely().seconds())
                .with("source", forecast.habits().source().name().toLowerCase(Locale.ROOT))
                .with("leastPlan", forecast.least().planSeconds())
                .with("least", forecast.least().money());
    }

    /** What costs nothing is not spoken of, unless nothing costs anything. */
    private static String of(long planSeconds, Money money) {
        if (planSeconds == 0) {
            return "money";
        }
        return money.isPositive() ? "both" : "plan";
    }

    /** All that the person agrees to: when any of it changes, they are asked again. */
    private static String facts(Plan plan, Quote.Offered offer) {
        return "flow=%s to=%s from=%s recording=%s for=%s longest=%d plan=%d hold=%d price=%d"
                .formatted(
                        plan.version.id().value(),
                        plan.to.e164(),
                        plan.from.e164(),
                        plan.recording,
                        plan.basis,
                        offer.longest().toSeconds(),
                        offer.planSeconds().toSeconds(),
                        offer.hold().micros(),
                        offer.priceVersion());
    }

    /** The button's own number is used up with this, so that a second tap cannot come here. */
    private Next call(Visitor visitor, Plan plan, Quote.Offered offer) {
        var wish = new RequestCall.Wish(
                ids.next().toString(),
                visitor.id(),
                visitor.business().id(),
                Scripts.of(plan.version),
                plan.to,
                plan.from,
                plan.recording,
                offer,
                plan.basis);
        return switch (requestCall.request(wish)) {
            case RequestCall.Outcome.Requested(var _) -> Next.home().saying(CallText.CALLING);
            case RequestCall.Outcome.Refused(var why) -> Next.stay(why);
        };
    }
}
