package com.speechcad.screen.campaign;

import static com.speechcad.text.Text.text;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeLine;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The bar of the campaign that is under way, and how many more there are. */
@Singleton
class CampaignsHomeLine implements HomeLine {
    private static final int BAR = 10;

    private final Sql sql;

    CampaignsHomeLine(Sql sql) {
        this.sql = sql;
    }

    @Override
    public int order() {
        return 40;
    }

    private record Under(String name, int over, int all) {}

    @Override
    public Later<Optional<Text>> ask(Visitor visitor) {
        return sql.of("""
                        select g.name, greatest(g.total, g.copied) as all_of_them,
                          (select count(*) from campaign_contact c where c.tenant_id = g.tenant_id
                            and c.campaign_id = g.id and c.state in ('REACHED', 'EXHAUSTED', 'EXCLUDED', 'CANCELLED'))
                            as over
                        from campaign g where g.user_id = :user
                          and g.state in ('RUNNING', 'PAUSED', 'WAITING_FOR_MONEY', 'STOPPING')
                        order by g.started_at desc, g.id""")
                .with("user", visitor.id())
                .askList(row -> new Under(row.text("name"), row.integer("over"), row.integer("all_of_them")))
                .then(CampaignsHomeLine::line);
    }

    private static Optional<Text> line(List<Under> running) {
        if (running.isEmpty()) {
            return Optional.empty();
        }
        var newest = running.getFirst();
        var percent = newest.all == 0 ? 0 : Math.toIntExact(100L * newest.over / newest.all);
        var full = percent * BAR / 100;
        return Optional.of(text(CampaignScreenText.HOME_LINE)
                .with("bar", "▓".repeat(full) + "░".repeat(BAR - full))
                .with("percent", percent)
                .with("name", newest.name)
                .with("more", running.size() - 1));
    }
}
