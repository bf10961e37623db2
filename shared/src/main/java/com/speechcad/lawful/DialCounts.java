package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was dialled, counted over attempts; those that the clock puts ahead of now count too. */
public interface DialCounts {
    /**
     * When each number was dialled by anybody of the tenant since then, newest first.
     *
     * @param most of each number, so that one that is rung all day long costs no more than others
     */
    Later<Map<PhoneNumber, List<Instant>>> askDialled(Collection<PhoneNumber> numbers, Instant since, int most);

    /**
     * When the business dialled others, as far as it is the {@code nth} last time since then.
     *
     * @param caller whose own number does not count
     */
    Later<Optional<Instant>> askNthLast(BusinessId business, UserId caller, int nth, Instant since);
}
