package com.speechcad.flow;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Whether digits are the kind that was asked for, as a call judges it. */
public final class TypedInput {
    private TypedInput() {}

    /** @param digits without the key that ends the input; which numbers are on a business's list is not looked at */
    public static boolean fits(Typed typed, String digits) {
        if (!digits.matches("[0-9]+")) {
            return false;
        }
        return switch (typed) {
            case Typed.YesNo() -> digits.equals("1") || digits.equals("2");
            case Typed.Rating(var highest) ->
                digits.length() == 1 && digits.charAt(0) != '0' && value(digits) <= highest;
            case Typed.Quantity(var most) -> digits.length() <= typed.longest() && value(digits) <= most;
            case Typed.CalendarDay() -> digits.length() == typed.longest() && isDay(digits);
            case Typed.PostalCode() -> digits.length() == 5 || digits.length() == 6;
            case Typed.Reference _ ->
                digits.length() >= Typed.Reference.SHORTEST && digits.length() <= Typed.Reference.LONGEST;
        };
    }

    private static int value(String digits) {
        return Integer.parseInt(digits);
    }

    /** In one of the orders people write a date in. */
    private static boolean isDay(String digits) {
        return isDay(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6))
                || isDay(digits.substring(4), digits.substring(2, 4), digits.substring(0, 2))
                || isDay(digits.substring(4), digits.substring(0, 2), digits.substring(2, 4));
    }

    private static boolean isDay(String year, String month, String day) {
        try {
            var date = LocalDate.of(value(year), value(month), value(day));
            return date.getYear() >= 1900 && date.getYear() <= 2199;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
