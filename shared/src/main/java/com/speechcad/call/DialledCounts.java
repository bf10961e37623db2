package com.speechcad.call;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.DialCounts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts over the attempts of the open transaction's tenant. One whose call the provider had no room for counts not. */
@Singleton
class DialledCounts implements DialCounts {
    private final Sql sql;

    DialledCounts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Later<Map<PhoneNumber, List<Instant>>> askDialled(Collection<PhoneNumber> numbers, Instant since, int most) {
        return sql.of("""
                        select number || ' ' || (extract(epoch from dialled_at) * 1000000)::bigint
                        from unnest(:numbers::text[]) number cross join lateral (select dialled_at from attempt
                          where to_number = number and dialled_at > :since order by dialled_at desc limit :most) dial
                        order by number, dialled_at desc""")
                .with(
                        "numbers",
                        numbers.stream().map(PhoneNumber::e164).distinct().toList())
                .with("since", since)
                .with("most", most)
                .askTexts()
                .then(found -> found.stream()
                        .map(dialled -> dialled.split(" ", 2))
                        .collect(groupingBy(
                                words -> new PhoneNumber(words[0]),
                                mapping(words -> instant(Long.parseLong(words[1])), toList()))));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public Later<Optional<Instant>> askNthLast(BusinessId business, UserId caller, int nth, Instant since) {
        return sql.of("""
                        select dialled_at from attempt
                        where business_id = :business and dialled_at > :since
                          and to_number not in (select number from own_number where user_id = :caller)
                        order by dialled_at desc offset :before limit 1""")
                .with("business", business)
                .with("since", since)
                .with("caller", caller)
                .with("before", nth - 1)
                .askFirst(row -> row.instant("dialled_at"));
    }
}
