package com.speechcad.billing;

import com.speechcad.billing.ChangePrices.Asked;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Changes of the prices that wait for a second person, as rows of the open transaction's tenant. */
@Singleton
class PriceWishes {
    private static final String WAITING = """
            select id, place, micros_per_minute, cost_micros_per_minute, setting, value, why, asked_by, asked_at
            from price_wish where state = 'WAITING'\s""";

    private final Sql sql;

    PriceWishes(Sql sql) {
        this.sql = sql;
    }

    /** @return its number */
    long add(Asked asked) {
        var place = asked.change() instanceof PriceChange.OfPlace one ? one : null;
        var list = asked.change() instanceof PriceChange.OfList one ? one : null;
        return sql.of("""
                        insert into price_wish (place, micros_per_minute, cost_micros_per_minute, setting, value, why, asked_by,
                          asked_at)
                        values (:place, :price, :cost, :setting, :value, :why, :by, :at) returning id""")
                .with("place", place == null ? null : place.place())
                .with("price", place == null ? null : place.perMinute())
                .with("cost", place == null ? null : place.cost().orElse(null))
                .with("setting", list == null ? null : list.setting())
                .with("value", list == null ? null : list.value())
                .with("why", asked.why())
                .with("by", asked.by())
                .with("at", asked.at())
                .only(row -> row.number("id"));
    }

    /** Oldest first. */
    List<ChangePrices.Waiting> waiting() {
        return sql.of(WAITING + "order by id").list(row -> new ChangePrices.Waiting(row.number("id"), asked(row)));
    }

    /** Empty when it was decided about. */
    Optional<Asked> find(long id) {
        return sql.of(WAITING + "and id = :id").with("id", id).first(PriceWishes::asked);
    }

    /** Nobody else decides about it until the transaction is over; false when it was decided about. */
    boolean lock(long id) {
        return sql.of("select id from price_wish where id = :id and state = 'WAITING' for update")
                .with("id", id)
                .first(row -> row.number("id"))
                .isPresent();
    }

    void agreed(long id, UserId second) {
        sql.of("update price_wish set state = 'AGREED', agreed_by = :second where id = :id")
                .with("second", second)
                .with("id", id)
                .update();
    }

    void dropped(long id) {
        sql.of("update price_wish set state = 'DROPPED' where id = :id")
                .with("id", id)
                .update();
    }

    private static Asked asked(Row row) throws SQLException {
        return new Asked(change(row), row.text("why"), row.user("asked_by"), row.instant("asked_at"));
    }

    private static PriceChange change(Row row) throws SQLException {
        var place = row.maybeText("place");
        return place.isPresent()
                ? new PriceChange.OfPlace(
                        place.get(), row.money("micros_per_minute"), row.maybeMoney("cost_micros_per_minute"))
                : new PriceChange.OfList(row.constant(ListSetting.class, "setting"), row.number("value"));
    }
}
