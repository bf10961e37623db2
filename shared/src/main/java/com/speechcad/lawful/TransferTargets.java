package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a flow may still transfer to the numbers it names. A published version keeps them; whose they are, and whether they
 * may be called, changes. In the open transaction.
 */
@Singleton
public class TransferTargets {
    private final Tx tx;
    private final Users users;
    private final CallerIdRights callerIds;
    private final NumberFacts numbers;
    private final Countries countries;
    private final Places places;
    private final Clock clock;

    TransferTargets(
            Tx tx,
            Users users,
            CallerIdRights callerIds,
            NumberFacts numbers,
            Countries countries,
            Places places,
            Clock clock) {
        this.tx = tx;
        this.users = users;
        this.callerIds = callerIds;
        this.numbers = numbers;
        this.countries = countries;
        this.places = places;
        this.clock = clock;
    }

    /** Why calls of the flow cannot be made; also the key of its words. */
    public enum Bar implements TextKey {
        /** Neither the person's own number nor one assigned to the business. */
        TRANSFER_NOT_OWN,
        /** It is on the list of the operator, or of all. */
        TRANSFER_DO_NOT_CALL,
        /** Its country is closed here, and it is not the person's own number. */
        TRANSFER_COUNTRY_CLOSED;

        @Override
        public String bundle() {
            return "lawful";
        }
    }

    /**
     * What keeps calls from being made that may be transferred to these.
     *
     * @return empty when nothing does; where there are none nothing is asked
     */
    public Optional<Bar> bar(UserId user, BusinessId business, List<PhoneNumber> targets) {
        var distinct = targets.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return Optional.empty();
        }
        var asked = tx.inOneStatement(() -> new Asked(
                users.askOwnNumber(user),
                distinct.stream().map(to -> callerIds.askRight(business, to)).toList(),
                numbers.ask(business, distinct, clock.instant()),
                countries.ask()));
        var own = asked.own.get();
        var bars = new ArrayList<Bar>();
        for (int at = 0; at < distinct.size(); at++) {
            var to = distinct.get(at);
            var isOwn = own.filter(to::equals).isPresent();
            if (!isOwn && asked.rights.get(at).get() != CallerIdRights.Right.ASSIGNED) {
                bars.add(Bar.TRANSFER_NOT_OWN);
            } else if (isBarredToAll(asked.known.get().get(to))) {
                bars.add(Bar.TRANSFER_DO_NOT_CALL);
            } else if (!isOwn && !asked.open.get().has(places.of(to).region())) {
                bars.add(Bar.TRANSFER_COUNTRY_CLOSED);
            }
        }
        return bars.stream().findFirst();
    }

    private record Asked(
            Later<Optional<PhoneNumber>> own,
            List<Later<CallerIdRights.Right>> rights,
            Later<Map<PhoneNumber, NumberFacts.Of>> known,
            Later<Countries.Open> open) {}

    /** The business's own list holds whoever wants none of its calls; a transfer is none. */
    private static boolean isBarredToAll(NumberFacts.@Nullable Of known) {
        return known != null
                && known.optedOut()
                        .filter(Set.of(Facts.DoNotCallList.PLATFORM, Facts.DoNotCallList.TENANT)::contains)
                        .isPresent();
    }
}
