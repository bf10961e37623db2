package com.speechcad.campaign;

import com.speechcad.flow.ScreenValues;
import com.speechcad.flow.ScreenValues.Said;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

/**
 * Contacts whose own words may not be said, or not yet: what holds for one holds for most of a list, so a piece of it is
 * looked at together, instead of one turn at the account for each. In the dispatcher's transaction, which holds the campaign.
 */
@Singleton
class PassOver {
    private static final int PIECE = 250;

    /**
     * So long others are judged at most; the rest is in later turns. The database ends a transaction in which nothing is asked
     * for eight seconds, and a piece that is too long for that would be begun again for ever.
     */
    private static final Duration AT_A_TIME = Duration.ofSeconds(1);

    /** The net under {@link FreeWords}: an admin's answer is looked for at least as often. */
    private static final Duration ASK_AGAIN = Duration.ofDays(1);

    private final CampaignScripts scripts;
    private final CampaignTries tries;
    private final ScreenValues words;
    private final EndTry endTry;
    private final Clock clock;

    PassOver(CampaignScripts scripts, CampaignTries tries, ScreenValues words, EndTry endTry, Clock clock) {
        this.scripts = scripts;
        this.tries = tries;
        this.words = words;
        this.endTry = endTry;
        this.clock = clock;
    }

    /**
     * @param brought what that contact brings to the version
     * @return whether it is called now; if not, it and those behind it that may not be called either are out of the way
     */
    boolean maySay(Campaign campaign, UUID version, CampaignTries.Ready ready, Map<String, String> brought) {
        var said = words.judge(source(campaign), version, brought);
        if (said == Said.MAY) {
            return true;
        }
        var next = tries.behind(campaign.id(), ready.seq(), PIECE - 1);
        var judged = words.judgeAll(
                source(campaign),
                version,
                next.stream()
                        .map(one -> words.named(version, scripts.words(one.variables())))
                        .iterator(),
                AT_A_TIME);
        var asked = new ArrayList<Integer>();
        var never = new ArrayList<Integer>();
        (said == Said.ASKED ? asked : never).add(ready.seq());
        for (int place = 0; place < judged.size(); place++) {
            switch (judged.get(place)) {
                case MAY -> {}
                case ASKED -> asked.add(next.get(place).seq());
                case NEVER -> never.add(next.get(place).seq());
            }
        }
        tries.wait(campaign.id(), asked, clock.instant().plus(ASK_AGAIN), ContactRule.WORDS_REVIEWED);
        tries.exclude(campaign.id(), never, ContactRule.FORBIDDEN_WORDS);
        if (!never.isEmpty()) {
            endTry.contactIsOver(campaign.id());
        }
        return false;
    }

    private static ScreenValues.Source source(Campaign campaign) {
        return new ScreenValues.Source(
                campaign.user(), campaign.id(), campaign.plan().name());
    }
}
