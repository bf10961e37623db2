package com.speechcad.campaign.contacts;

import com.speechcad.kernel.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whether a row can become a contact, as far as the row itself says. */
final class JudgeRow {
    /** A cell of more characters is nothing that is said in a call. */
    static final int LONGEST_CELL = 1_000;

    private final int phone;
    private final int columns;
    private final String country;
    private final Predicate<PhoneNumber.Looked> hasPrice;

    /** @param hasPrice by the list in force */
    JudgeRow(int phone, int columns, String country, Predicate<PhoneNumber.Looked> hasPrice) {
        this.phone = phone;
        this.columns = columns;
        this.country = country;
        this.hasPrice = hasPrice;
    }

    /** What a row is. */
    sealed interface Judged {
        RawRow row();
    }

    /** @param values one for each column but the numbers', empty where there is none */
    record Good(RawRow row, PhoneNumber.Looked number, List<String> values) implements Judged {
        String e164() {
            return number.number().e164();
        }
    }

    record Bad(RawRow row, RejectReason why) implements Judged {}

    Judged judge(RawRow row) {
        for (var cell : row.cells()) {
            if (cell.length() > LONGEST_CELL) {
                return new Bad(row, RejectReason.TOO_LONG);
            }
            if (cell.length() > 1 && cell.charAt(0) == '=') {
                return new Bad(row, RejectReason.FORMULA);
            }
        }
        return switch (ReadNumber.of(row.cell(phone), country)) {
            case ReadNumber.Bad(var why) -> new Bad(row, why);
            case ReadNumber.Good(var found) ->
                hasPrice.test(found) ? new Good(row, found, values(row)) : new Bad(row, RejectReason.NO_PRICE);
        };
    }

    private List<String> values(RawRow row) {
        var values = new ArrayList<String>(columns - 1);
        for (var at = 0; at < columns; at++) {
            if (at != phone) {
                values.add(row.cell(at));
            }
        }
        return values;
    }
}
