package com.speechcad.screen.admin;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ParkedPayments;
import com.speechcad.db.Quarantine;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.LiftSuspension;
import com.speechcad.flow.ScriptReviews;
import com.speechcad.screen.books.BooksWords;
import com.speechcad.screen.review.ReviewEntries;
import com.speechcad.screen.rules.RulesScreen;
import com.speechcad.screen.support.SupportScreen;
import com.speechcad.screen.topup.ParkedListScreen;
import com.speechcad.screen.topup.StoppedListScreen;
import com.speechcad.screen.watch.KeyWords;
import com.speechcad.screen.watch.WatchWords;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** How the bot does; a typed name or number finds a person. */
@Singleton
class AdminScreen implements Screen {
    static final String ID = "admin";

    /** Have a default, or are needed only where they differ from another. */
    private static final Set<TenantKey> OPTIONAL = EnumSet.of(
            TenantKey.TELEGRAM_BASE_URL,
            TenantKey.RETELL_BASE_URL,
            TenantKey.RETELL_WEBHOOK_KEY,
            TenantKey.DYNOPAY_BASE_URL);

    private final Quarantine quarantine;
    private final ParkedPayments parked;
    private final ScriptReviews reviews;
    private final LiftSuspension suspensions;
    private final Tenants tenants;

    AdminScreen(
            Quarantine quarantine,
            ParkedPayments parked,
            ScriptReviews reviews,
            LiftSuspension suspensions,
            Tenants tenants) {
        this.quarantine = quarantine;
        this.parked = parked;
        this.reviews = reviews;
        this.suspensions = suspensions;
        this.tenants = tenants;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(AdminWords.TITLE)
                        .with("quarantined", quarantine.open())
                        .with("keys", keys(visitor)))
                .row(open(BooksWords.REPORT_BUTTON, "books.report"), open(BooksWords.REQUESTS, "books.requests"))
                .row(open(BooksWords.PAYOUTS, "books.payouts"))
                .row(open(BooksWords.PRICES_BUTTON, "books.prices"), open(BooksWords.PLANS_BUTTON, "books.plans"))
                .row(ParkedListScreen.way(parked.countOpen()), StoppedListScreen.way())
                .row(ReviewEntries.ways(reviews.countOpen(), suspensions.count()))
                .row(RulesScreen.way())
                .row(SupportScreen.staff())
                .row(open(WatchWords.HEALTH, "admin.health"), open(WatchWords.LOG, "admin.log"))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return goTo(FoundScreen.ID, line);
    }

    private Text keys(Visitor visitor) {
        var keys = tenants.keys(visitor.tenant());
        var missing = Arrays.stream(TenantKey.values())
                .filter(key -> !OPTIONAL.contains(key) && keys.get(key).isEmpty())
                .map(KeyWords::of)
                .map(Text::text)
                .reduce(KeyWords::both);
        return missing.map(words -> text(AdminWords.KEYS_MISSING).with("missing", words))
                .orElseGet(() -> text(AdminWords.KEYS_COMPLETE));
    }
}
