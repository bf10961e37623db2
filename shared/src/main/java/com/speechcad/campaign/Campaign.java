package com.speechcad.campaign;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Purpose;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Calling everybody of a list.
 *
 * @param account whose slots it uses
 * @param why it is in its state, where that is not plain
 * @param spent by the calls that are over
 * @param contacts its own, once it began
 * @param times when what happened to it
 */
public record Campaign(
        UUID id,
        UserId user,
        BusinessId business,
        long account,
        CampaignState state,
        Optional<Why> why,
        Plan plan,
        Money spent,
        Contacts contacts,
        Times times) {

    /**
     * What its owner decided; what is empty is still to be decided.
     *
     * @param flowVersion frozen: a running campaign keeps its version
     * @param consent the consent behind the list
     * @param pace calls at once, at most
     * @param budget the most that all of it may cost
     * @param start when it begins by itself; empty for at once
     * @param zone on whose clock its owner says times; empty as long as they chose none
     */
    public record Plan(
            String name,
            Optional<UUID> flowVersion,
            Optional<Source> source,
            Optional<PhoneNumber> from,
            boolean recording,
            Purpose purpose,
            Optional<UUID> consent,
            Optional<CallingWindow> window,
            int pace,
            RetryPolicy retries,
            Optional<Money> budget,
            Optional<Start> start,
            Optional<ZoneId> zone) {
        /** Ready to be confirmed, but for its budget. */
        public boolean isComplete() {
            return flowVersion.isPresent() && source.isPresent() && from.isPresent();
        }
    }

    /** Whom it calls. */
    public sealed interface Source {
        UUID id();

        /** A list of the business. */
        record OfList(UUID id) implements Source {}

        /** Those whom an earlier campaign did not reach. */
        record NotReachedBy(UUID id) implements Source {}
    }

    /**
     * @param zone in which the time was said
     * @param reminders minutes before it
     */
    public record Start(Instant at, ZoneId zone, List<Integer> reminders) {
        public Start {
            reminders = List.copyOf(reminders);
        }
    }

    /** @param copied of {@code total}, which is known exactly once all are copied */
    public record Contacts(int total, int copied, boolean complete) {}

    /** When what happened. */
    public record Times(
            Instant created, Optional<Instant> launched, Optional<Instant> started, Optional<Instant> ended) {}

    /** What its files are called, without their ending: its name, of nothing but letters, digits and hyphens. */
    public String fileName() {
        var name = plan.name().replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? id.toString() : name;
    }
}
