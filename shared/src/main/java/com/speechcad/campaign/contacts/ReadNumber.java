package com.speechcad.campaign.contacts;

import com.speechcad.kernel.NumberKind;
import com.speechcad.kernel.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number out of a cell, however a spreadsheet or a person has dressed it. */
sealed interface ReadNumber {
    /** Longer than anything that holds one number. */
    int LONGEST = 60;

    /** {@code 1.41556E+10}: the spreadsheet has thrown the last digits away. */
    Pattern SHORTENED = Pattern.compile("[+-]?\\d([.,]\\d+)?[eE]\\+?\\d{1,2}");

    /** A number that can be rung, as far as numbering plans know. */
    record Good(PhoneNumber.Looked found) implements ReadNumber {}

    /** Anything else. */
    record Bad(RejectReason why) implements ReadNumber {}

    /** @param country two letters, for numbers without a country code */
    static ReadNumber of(String cell, String country) {
        var written = undressed(cell);
        if (written.isEmpty()) {
            return new Bad(RejectReason.NO_NUMBER);
        }
        if (written.length() > LONGEST || digits(written) == 0) {
            return new Bad(RejectReason.NOT_A_NUMBER);
        }
        if (SHORTENED.matcher(written).matches()) {
            return new Bad(RejectReason.SHORTENED);
        }
        var here = PhoneNumber.look(written, country);
        if (is(here, NumberKind.ORDINARY)) {
            return new Good(here.orElseThrow());
        }
        // Many write the country code and leave out the plus.
        var abroad = written.startsWith("+") ? here : PhoneNumber.look("+" + written, country);
        if (is(abroad, NumberKind.ORDINARY)) {
            return new Good(abroad.orElseThrow());
        }
        var special = is(here, NumberKind.SPECIAL) || is(abroad, NumberKind.SPECIAL);
        return new Bad(special ? RejectReason.SPECIAL : RejectReason.NOT_A_NUMBER);
    }

    private static boolean is(Optional<PhoneNumber.Looked> looked, NumberKind kind) {
        return looked.isPresent() && looked.get().kind() == kind;
    }

    /** Without the apostrophe that makes a number a text, and without the decimals that make it a quantity. */
    private static String undressed(String cell) {
        var written = cell.startsWith("'") ? cell.substring(1) : cell;
        return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
    }

    private static int digits(String written) {
        var count = 0;
        for (var i = 0; i < written.length(); i++) {
            count += Character.isDigit(written.charAt(i)) ? 1 : 0;
        }
        return count;
    }
}
