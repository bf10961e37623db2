package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.Campaigns.Filter;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;

/** One's campaigns by how far they are, and the way to a new one. */
@Singleton
class CampaignsScreen implements Screen {
    static final String ID = "campaigns";
    private static final String FILTER = "campaigns.filter";
    private static final int A_PAGE = 6;

    private final Campaigns campaigns;
    private final Elsewhere elsewhere;

    CampaignsScreen(Campaigns campaigns, Elsewhere elsewhere) {
        this.campaigns = campaigns;
        this.elsewhere = elsewhere;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var filter = visitor.note(FILTER).map(Filter::valueOf).orElseGet(() -> first(visitor));
        var total = campaigns.count(visitor.id(), filter);
        var page = Page.of(visitor, ID, total, A_PAGE);
        var head =
                text(CampaignScreenText.LIST_HEAD).with("filter", label(filter)).with("count", total);
        var view = view(total == 0 ? Lines.of(head, text(CampaignScreenText.LIST_EMPTY)) : head);
        for (var campaign : campaigns.page(visitor.id(), filter, page.offset(), A_PAGE)) {
            view = view.row(open(line(campaign), CampaignScreen.ID, CampaignRef.of(campaign)));
        }
        view = page.controls(view);
        var others = Arrays.stream(Filter.values())
                .filter(other -> other != filter)
                .map(other -> choose(visitor, other))
                .toList();
        return view.row(others)
                .row(open(CampaignScreenText.NEW, NewCampaignScreen.ID))
                .row(elsewhere.lists());
    }

    /** What runs is looked for first, then what waits, what is unfinished, what is over. */
    private Filter first(Visitor visitor) {
        return Arrays.stream(new Filter[] {Filter.RUNNING, Filter.SCHEDULED, Filter.DRAFTS})
                .filter(filter -> campaigns.count(visitor.id(), filter) > 0)
                .findFirst()
                .orElse(Filter.FINISHED);
    }

    private static Text line(Campaign campaign) {
        return text(CampaignScreenText.LIST_LINE)
                .with("mark", mark(campaign))
                .with("name", campaign.plan().name());
    }

    static String mark(Campaign campaign) {
        return switch (campaign.state()) {
            case DRAFT -> "📝";
            case SCHEDULED -> "⏰";
            case RUNNING -> "▶️";
            case PAUSED -> "⏸";
            case WAITING_FOR_MONEY -> "💰";
            case STOPPING -> "⏹";
            case FINISHED -> "🏁";
            case CANCELLED -> "✖️";
        };
    }

    private View.Item choose(Visitor visitor, Filter filter) {
        var label = text(CampaignScreenText.FILTER_COUNT)
                .with("filter", label(filter))
                .with("count", campaigns.count(visitor.id(), filter));
        return button(
                label,
                filter.name().toLowerCase(Locale.ROOT),
                _ -> Next.stay().noting(FILTER, filter.name()).noting("page." + ID, "0"));
    }

    private static CampaignScreenText label(Filter filter) {
        return switch (filter) {
            case RUNNING -> CampaignScreenText.FILTER_RUNNING;
            case SCHEDULED -> CampaignScreenText.FILTER_SCHEDULED;
            case DRAFTS -> CampaignScreenText.FILTER_DRAFTS;
            case FINISHED -> CampaignScreenText.FILTER_FINISHED;
        };
    }
}
