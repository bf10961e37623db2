package com.speechcad.screen.campaign;

import static com.speechcad.text.Text.text;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeLine;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The bar of the campaign that is under way, and how many more there are. What is over is all but what is open, which has
 * indexes of its own: it may be a hundred thousand, and is counted whenever anybody goes home.
 */
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

    /** @param running how many there are; this is the newest */
    private record Under(String name, int over, int all, int running) {}

    @Override
    public Later<Optional<Text>> ask(Visitor visitor) {
        return sql.of("""
                        select g.name, greatest(g.total, g.copied) as all_of_them,
                          greatest(0, g.copied
                            - (select count(*) from campaign_contact c where c.tenant_id = g.tenant_id
                              and c.campaign_id = g.id and c.state = 'READY')
                            - (select count(*) from campaign_contact c where c.tenant_id = g.tenant_id
                              and c.campaign_id = g.id and c.state = 'WAITING')
                            - (select count(*) from campaign_contact c where c.tenant_id = g.tenant_id
                              and c.campaign_id = g.id and c.state = 'RUNNING')) as over,
                          count(*) over () as running
                        from campaign g where g.user_id = :user
                          and g.state in ('RUNNING', 'PAUSED', 'WAITING_FOR_MONEY', 'STOPPING')
                        order by g.started_at desc, g.id limit 1""")
                .with("user", visitor.id())
                .askFirst(row -> new Under(
                        row.text("name"), row.integer("over"), row.integer("all_of_them"), row.integer("running")))
                .then(newest -> newest.map(CampaignsHomeLine::line));
    }

    private static Text line(Under newest) {
        var percent = newest.all == 0 ? 0 : Math.toIntExact(100L * newest.over / newest.all);
        var full = percent * BAR / 100;
        return text(CampaignScreenText.HOME_LINE)
                .with("bar", "▓".repeat(full) + "░".repeat(BAR - full))
                .with("percent", percent)
                .with("name", newest.name)
                .with("more", newest.running - 1);
    }
}
