package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.Campaigns.Filter;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

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
        var counts = new EnumMap<Filter, Integer>(Filter.class);
        for (var filter : Filter.values()) {
            counts.put(filter, campaigns.count(visitor.id(), filter));
        }
        return counts.values().stream().allMatch(count -> count == 0)
                ? withNew(view(CampaignScreenText.LIST_NONE))
                : list(visitor, counts);
    }

    private View withNew(View view) {
        return view.row(open(CampaignScreenText.NEW, NewCampaignScreen.ID)).row(elsewhere.lists());
    }

    private View list(Visitor visitor, Map<Filter, Integer> counts) {
        var filter = visitor.note(FILTER).map(Filter::valueOf).orElseGet(() -> first(counts));
        var total = counts.getOrDefault(filter, 0);
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
                .map(other -> choose(other, counts.getOrDefault(other, 0)))
                .toList();
        return withNew(view.pairs(others));
    }

    /** What runs is looked for first, then what waits, what is unfinished, what is over. */
    private static Filter first(Map<Filter, Integer> counts) {
        return Arrays.stream(new Filter[] {Filter.RUNNING, Filter.SCHEDULED, Filter.DRAFTS})
                .filter(filter -> counts.getOrDefault(filter, 0) > 0)
                .findFirst()
                .orElse(Filter.FINISHED);
    }

    private static Text line(Campaign campaign) {
        return text(CampaignScreenText.LIST_LINE)
                .with("mark", CampaignWords.mark(campaign.state()))
                .with("name", campaign.plan().name());
    }

    private static View.Item choose(Filter filter, int count) {
        var label = text(CampaignScreenText.FILTER_COUNT)
                .with("filter", label(filter))
                .with("count", count);
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
