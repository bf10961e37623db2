package com.speechcad.db;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row, column by column, in our own types. Asking for a value where there is SQL's null is a bug. */
public final class Row {
    private final ResultSet rows;
    private final Places places;

    Row(ResultSet rows) {
        this(rows, rows::findColumn);
    }

    Row(ResultSet rows, Places places) {
        this.rows = rows;
        this.places = places;
    }

    /** Where a column stands among the result's. */
    @FunctionalInterface
    interface Places {
        int of(String column) throws SQLException;
    }

    /** Where a query is made without {@link Sql}; the row that its result is at. */
    public static Row current(ResultSet rows) {
        return new Row(rows);
    }

    /** The same row to somebody who calls a column by what follows the prefix. */
    public Row within(String prefix) {
        return new Row(rows, column -> places.of(prefix + column));
    }

    public String text(String column) throws SQLException {
        return required(column, rows.getString(places.of(column)));
    }

    public Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(rows.getString(places.of(column)));
    }

    public long number(String column) throws SQLException {
        return required(column, maybeNumber(column).orElse(null));
    }

    public Optional<Long> maybeNumber(String column) throws SQLException {
        var value = rows.getLong(places.of(column));
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public int integer(String column) throws SQLException {
        return Math.toIntExact(number(column));
    }

    public boolean flag(String column) throws SQLException {
        return rows.getBoolean(places.of(column));
    }

    public Optional<Boolean> maybeFlag(String column) throws SQLException {
        var value = rows.getBoolean(places.of(column));
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public Instant instant(String column) throws SQLException {
        return required(column, maybeInstant(column).orElse(null));
    }

    public Optional<Instant> maybeInstant(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(places.of(column), OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** An array of whole numbers. */
    public List<Long> numbers(String column) throws SQLException {
        var array = required(column, rows.getArray(places.of(column)));
        return List.of((Long[]) array.getArray());
    }

    /** An array of texts. */
    public List<String> texts(String column) throws SQLException {
        var array = required(column, rows.getArray(places.of(column)));
        return List.of((String[]) array.getArray());
    }

    public UUID uuid(String column) throws SQLException {
        return required(column, rows.getObject(places.of(column), UUID.class));
    }

    public Optional<UUID> maybeUuid(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(places.of(column), UUID.class));
    }

    /** Empty for null. */
    public Optional<byte[]> maybeBytes(String column) throws SQLException {
        return Optional.ofNullable(rows.getBytes(places.of(column)));
    }

    public byte[] bytes(String column) throws SQLException {
        return required(column, rows.getBytes(places.of(column)));
    }

    public java.math.BigDecimal decimal(String column) throws SQLException {
        return required(column, rows.getBigDecimal(places.of(column)));
    }

    public Optional<java.math.BigDecimal> maybeDecimal(String column) throws SQLException {
        return Optional.ofNullable(rows.getBigDecimal(places.of(column)));
    }

    public Money money(String column) throws SQLException {
        return new Money(number(column));
    }

    public Optional<Money> maybeMoney(String column) throws SQLException {
        return maybeNumber(column).map(Money::new);
    }

    public PhoneNumber phone(String column) throws SQLException {
        return new PhoneNumber(text(column));
    }

    public TenantId tenant(String column) throws SQLException {
        return new TenantId(number(column));
    }

    public UserId user(String column) throws SQLException {
        return new UserId(number(column));
    }

    public BusinessId business(String column) throws SQLException {
        return new BusinessId(number(column));
    }

    public <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    private static <T> T required(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }
}
