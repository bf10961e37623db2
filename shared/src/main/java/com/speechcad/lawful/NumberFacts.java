package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is on record about numbers: lists they stand on, invitations they took, consent they gave and took back. */
@Singleton
class NumberFacts {
    /** Before the microseconds since 1970 at which it was. */
    private static final String REVOKED = "REVOKED ";

    /** The same. */
    private static final String UNHEARD = "UNHEARD ";

    private final Sql sql;

    NumberFacts(Sql sql) {
        this.sql = sql;
    }

    /**
     * What one number's record says.
     *
     * @param unheardSince when it was noticed that nobody knows what was said in a call to it
     * @param consent the widest that the number itself gave
     * @param revokedAt when consent of the number itself was revoked last
     */
    record Of(
            Optional<Facts.DoNotCallList> optedOut,
            Optional<Instant> unheardSince,
            boolean guest,
            Optional<Scope> consent,
            Optional<Instant> revokedAt) {
        static final Of NOTHING = new Of(Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

        private Of and(String fact) {
            return switch (fact) {
                case "GUEST" -> new Of(optedOut, unheardSince, true, consent, revokedAt);
                case "INFORMATIONAL", "MARKETING_WRITTEN" ->
                    new Of(optedOut, unheardSince, guest, widest(consent, Scope.valueOf(fact), false), revokedAt);
                case String revoked
                when revoked.startsWith(REVOKED) ->
                    new Of(optedOut, unheardSince, guest, consent, Optional.of(instant(revoked)));
                case String unheard
                when unheard.startsWith(UNHEARD) ->
                    new Of(
                            widest(optedOut, Facts.DoNotCallList.UNHEARD, true),
                            Optional.of(instant(unheard)),
                            guest,
                            consent,
                            revokedAt);
                default ->
                    new Of(
                            widest(optedOut, Facts.DoNotCallList.valueOf(fact), true),
                            unheardSince,
                            guest,
                            consent,
                            revokedAt);
            };
        }

        private static Instant instant(String fact) {
            return Instant.EPOCH.plus(Long.parseLong(fact.substring(fact.indexOf(' ') + 1)), ChronoUnit.MICROS);
        }

        private static <E extends Enum<E>> Optional<E> widest(Optional<E> known, E further, boolean first) {
            return Stream.concat(known.stream(), Stream.of(further))
                    .reduce((one, other) -> one.compareTo(other) < 0 == first ? one : other);
        }
    }

    /** Numbers that nothing is on record about are left out. */
    Later<Map<PhoneNumber, Of>> ask(BusinessId business, Collection<PhoneNumber> numbers, Instant now) {
        return sql.of("""
                        select number || case when unheard then ' UNHEARD ' || (extract(epoch from since) * 1000000)::bigint
                            else ' BUSINESS' end from do_not_call
                          where business_id = :business and number = any(:numbers) and lifted_at is null
                        union all select number || ' TENANT' from do_not_call_wide
                          where number = any(:numbers) and lifted_at is null
                        union all select number_id || ' PLATFORM' from platform_do_not_call(:numbers)
                        union all select number || ' GUEST' from guest
                          where business_id = :business and number = any(:numbers) and left_at is null
                            and not exists (select from own_number o where o.number = guest.number
                              and o.user_id <> guest.user_id and o.vouched_at > guest.agreed_at)
                        union all select number || ' ' || scope from consent
                          where business_id = :business and number = any(:numbers) and revoked_at is null
                            and (expires_at is null or expires_at > :now)
                        union all select number || ' REVOKED ' || (extract(epoch from max(revoked_at)) * 1000000)::bigint
                          from consent where business_id = :business and number = any(:numbers) and revoked_at is not null
                          group by number""")
                .with("business", business)
                .with("numbers", e164(numbers))
                .with("now", now)
                .askTexts()
                .then(found -> {
                    var known = new HashMap<PhoneNumber, Of>();
                    for (var fact : found) {
                        var words = fact.split(" ", 2);
                        known.merge(
                                new PhoneNumber(words[0]),
                                Of.NOTHING.and(words[1]),
                                (before, _) -> before.and(words[1]));
                    }
                    return known;
                });
    }

    static List<String> e164(Collection<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::e164).toList();
    }
}
