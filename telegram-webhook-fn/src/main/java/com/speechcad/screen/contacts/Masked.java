package com.speechcad.screen.contacts;

/** A cell as it may stand in a message: what could be a telephone number keeps its last digits only. */
final class Masked {
    private static final int COULD_BE_A_NUMBER = 7;
    private static final int SHOWN = 4;

    private Masked() {}

    static String of(String cell) {
        var digits = cell.chars().filter(Character::isDigit).count();
        if (digits < COULD_BE_A_NUMBER) {
            return cell;
        }
        var masked = new StringBuilder();
        var left = digits;
        for (var i = 0; i < cell.length(); i++) {
            var letter = cell.charAt(i);
            masked.append(Character.isDigit(letter) && left-- > SHOWN ? '•' : letter);
        }
        return masked.toString();
    }
}
