package com.speechcad.campaign;

import com.speechcad.billing.CampaignQuote;
import com.speechcad.db.Sql;
import com.speechcad.lawful.Limits;
import com.speechcad.lawful.TierLimits;
import com.speechcad.tenant.Businesses;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * About when a campaign will have called everybody: so many calls at once, so many starts a second, as many an hour and a day
 * as the business's level lets it, so many hours a day. Of Sundays and holidays it knows nothing.
 */
@Singleton
class ForecastEnd {
    /** A phone rings about so long, answered or not. */
    private static final Duration RINGING = Duration.ofSeconds(15);

    private static final int HUNDRED = 100;
    /** What the narrowest common rules leave of a day, where the campaign has no hours of its own. */
    private static final Duration USUAL_DAY = Duration.ofHours(11);

    private final Sql sql;
    private final Businesses businesses;
    private final TierLimits limits;
    private final CampaignTries tries;
    private final Clock clock;

    ForecastEnd(Sql sql, Businesses businesses, TierLimits limits, CampaignTries tries, Clock clock) {
        this.sql = sql;
        this.businesses = businesses;
        this.limits = limits;
        this.tries = tries;
        this.clock = clock;
    }

    private record Account(int slots, int kept, int startsPerSecond) {}

    /**
     * Not before the last of those who wait were called as well.
     *
     * @param waiting those who may not be called at the start, by what keeps them from it
     * @param everybody whether that is all of them
     */
    Optional<Instant> of(
            Campaign campaign, CampaignQuote quote, Collection<StoredDryRun.Wait> waiting, boolean everybody) {
        var contacts =
                quote.groups().stream().mapToLong(CampaignQuote.Group::contacts).sum();
        if (contacts == 0) {
            return Optional.empty();
        }
        var account = sql.of("""
                        select concurrency, kept_for_single, starts_per_second from provider_account where id = :id""")
                .with("id", campaign.account())
                .only(row -> new Account(
                        row.integer("concurrency"), row.integer("kept_for_single"), row.integer("starts_per_second")));
        var retries = campaign.plan().retries();
        var answered = quote.habits().answeredPercent();
        var mean = RINGING.plusSeconds(quote.habits().likelySeconds() * answered / HUNDRED);
        var tier = businesses.find(campaign.business()).orElseThrow().tier();
        var level = limits.of(tier);
        var room = Math.min(account.slots - account.kept, tries.atOnce(tier));
        var atOnce = Math.max(1, Math.min(campaign.plan().pace(), room));
        var day = campaign.plan()
                .window()
                .map(window -> Duration.ofMinutes(window.toMinute() - window.fromMinute()))
                .orElse(USUAL_DAY);
        var start = campaign.plan().start().map(Campaign.Start::at).orElse(clock.instant());
        var pace = new Rhythm(account, level, atOnce, mean, answered, retries, day);
        var all = pace.of(contacts);
        var firsts = waiting.stream()
                .map(wait -> later(start, Instant.ofEpochSecond(wait.first())))
                .sorted()
                .toList();
        var from = everybody && !firsts.isEmpty() ? firsts.getFirst() : start;
        return Optional.of(waiting.stream()
                .map(wait -> later(start, Instant.ofEpochSecond(wait.first())).plus(pace.of(wait.contacts())))
                .reduce(from.plus(all), ForecastEnd::later));
    }

    private record Rhythm(
            Account account, Limits level, int atOnce, Duration mean, int answered, RetryPolicy retries, Duration day) {
        /** How long so many contacts take, with their further tries. */
        Duration of(long contacts) {
            var calls = contacts + contacts * (HUNDRED - answered) / HUNDRED * (retries.tries() - 1);
            var work = longer(
                    longer(
                            mean.multipliedBy(calls).dividedBy(atOnce),
                            Duration.ofSeconds(1).multipliedBy(calls).dividedBy(account.startsPerSecond)),
                    inLots(level.perHour(), calls, Duration.ofHours(1), mean));
            var nights = work.dividedBy(day) * Duration.ofDays(1).minus(day).toSeconds();
            return longer(work.plusSeconds(nights), inLots(level.perDay(), calls, Duration.ofDays(1), mean))
                    .plus(answered == HUNDRED ? Duration.ZERO : retries.after().multipliedBy(retries.tries() - 1));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Of so many within any hour or day the first are called at once, and the next when those are past it. */
    private static Duration inLots(OptionalInt most, long calls, Duration within, Duration mean) {
        return most.isEmpty()
                ? Duration.ZERO
                : within.multipliedBy((calls - 1) / most.getAsInt()).plus(mean);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
