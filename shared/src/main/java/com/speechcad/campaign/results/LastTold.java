package com.speechcad.campaign.results;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.DryRun;
import com.speechcad.campaign.Why;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;

/**
 * How a campaign stood when its owner was told of it last. What its owner has to see, and did not do themselves, is told at the
 * end of the chat, once; everything else where its message stands.
 */
@Singleton
class LastTold {
    private static final String QUOTED = "QUOTED";

    private final Sql sql;

    LastTold(Sql sql) {
        this.sql = sql;
    }

    /** Whether that is news; from here on it is told. The campaign is shown by one at a time. */
    boolean isNews(Campaign campaign) {
        var why = campaign.why().map(because -> " " + because).orElse("");
        var now = campaign.state() + why;
        var before = before(campaign);
        if (now.equals(before)) {
            return false;
        }
        tell(campaign, now);
        return isCalledFor(campaign) || (campaign.state() == CampaignState.RUNNING && isBeforeItsStart(before));
    }

    /** The same of a draft's dry run. */
    boolean isNews(Campaign draft, DryRun run) {
        var now = QUOTED + " " + run.at().toEpochMilli();
        if (now.equals(before(draft))) {
            return false;
        }
        tell(draft, now);
        return true;
    }

    private static boolean isBeforeItsStart(String before) {
        return before.isEmpty() || before.startsWith(QUOTED) || before.startsWith(CampaignState.SCHEDULED.name());
    }

    /** Its start is to be seen, and whatever holds it up until somebody does something, but for what its owner did. */
    private static boolean isCalledFor(Campaign campaign) {
        var why = campaign.why();
        return switch (campaign.state()) {
            case SCHEDULED, WAITING_FOR_MONEY -> true;
            case RUNNING -> why.filter(Why.STOPPED::equals).isPresent();
            case PAUSED -> why.filter(because -> because != Why.OWNER).isPresent();
            case DRAFT, STOPPING, FINISHED, CANCELLED -> false;
        };
    }

    private String before(Campaign campaign) {
        return sql.of("select coalesce(told_as, '') as before from campaign where id = :id")
                .with("id", campaign.id())
                .only(row -> row.text("before"));
    }

    private void tell(Campaign campaign, String now) {
        sql.of("update campaign set told_as = :now where id = :id")
                .with("now", now)
                .with("id", campaign.id())
                .update();
    }
}
