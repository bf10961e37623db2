package com.speechcad.screen.campaign;

import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.ContactRule;
import com.speechcad.campaign.DryRun;
import com.speechcad.campaign.WhyOfMany;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A dry run in words. */
@Singleton
class QuoteWords {
    private static final int MOST_PLACES = 6;
    private static final int A_MINUTE = 60;

    private final Wallets wallets;
    private final UnfilledWords unfilled;
    private final Clock clock;

    QuoteWords(Wallets wallets, UnfilledWords unfilled, Clock clock) {
        this.wallets = wallets;
        this.unfilled = unfilled;
        this.clock = clock;
    }

    List<Text> of(Visitor visitor, Campaign campaign, DryRun run, Money budget) {
        var reader = visitor.reader();
        var now = clock.instant();
        var zone = ownZone(campaign, reader);
        var lines = new ArrayList<Text>();
        lines.add(text(CampaignScreenText.QUOTE_HEAD)
                .with("name", campaign.plan().name())
                .with("callable", run.callable())
                .with("contacts", run.contacts())
                .with("pace", campaign.plan().pace()));
        lines.add(DraftView.start(campaign));
        run.end()
                .ifPresent(end -> lines.add(text(CampaignScreenText.QUOTE_END)
                        .with("end", CampaignWords.moment(end, reader, now))
                        .with("zone", zone)));
        lines.addAll(unfilled.of(campaign));
        places(run, lines);
        run.waiting()
                .forEach((rule, waiting) -> lines.add((ContactRule.isStop(rule)
                                ? text(CampaignScreenText.QUOTE_STOPPED)
                                : text(CampaignScreenText.QUOTE_WAITING)
                                        .with("at", CampaignWords.moment(waiting.first(), reader, now))
                                        .with("zone", zone))
                        .with("count", waiting.contacts())
                        .with("why", WhyOfMany.why(rule, waiting.contacts()))));
        run.excluded()
                .forEach((rule, many) -> lines.add(text(CampaignScreenText.QUOTE_EXCLUDED)
                        .with("count", many)
                        .with("why", WhyOfMany.why(rule, many))));
        run.barred()
                .ifPresent(barred -> lines.add(text(CampaignScreenText.QUOTE_TRANSFER)
                        .with("step", barred.step())
                        .with("number", barred.to().readable())));
        if (run.callable() == 0) {
            lines.add(text(CampaignScreenText.QUOTE_NOBODY));
        } else {
            money(visitor, run, budget, lines);
        }
        return lines;
    }

    /** The reader's own, where the start beside it is said on another clock. */
    private static Object ownZone(Campaign campaign, Reader reader) {
        return campaign.plan()
                .start()
                .filter(start -> !start.zone().equals(reader.zone()))
                .<Object>map(_ -> reader.zone())
                .orElse("none");
    }

    private static void places(DryRun run, List<Text> lines) {
        run.destinations().stream()
                .limit(MOST_PLACES)
                .forEach(place -> lines.add(text(CampaignScreenText.QUOTE_PLACE)
                        .with("region", Locale.of("", place.region()))
                        .with("count", place.contacts())
                        .with("rate", place.perMinute())
                        .with("paid", place.likely().money().isPositive() ? "yes" : "no")
                        .with("likely", place.likely().money().upToCents())));
        if (run.destinations().size() > MOST_PLACES) {
            lines.add(text(CampaignScreenText.QUOTE_MORE_PLACES)
                    .with("count", run.destinations().size() - MOST_PLACES));
        }
    }

    private void money(Visitor visitor, DryRun run, Money budget, List<Text> lines) {
        lines.add(text(CampaignScreenText.QUOTE_MONEY)
                .with("paid", run.likely().money().isPositive() ? "yes" : "no")
                .with("likely", run.likely().money().upToCents())
                .with("least", run.least().money().downToCents())
                .with("most", run.most().money().upToCents())
                .with("plan", run.likely().planSeconds() / A_MINUTE));
        lines.add(text(CampaignScreenText.QUOTE_BUDGET)
                .with("budget", budget)
                .with("enough", budget.compareTo(run.most().money()) < 0 ? "no" : "yes"));
        lines.add(text(CampaignScreenText.QUOTE_WALLET)
                .with("wallet", wallets.of(visitor.id()).available())
                .with("count", run.affordable())
                .with("enough", run.affordable() >= run.callable() ? "yes" : "no"));
    }
}
