package com.speechcad.screen.account;

import static com.speechcad.text.Text.text;

import com.speechcad.text.Text;
import java.time.LocalDate;

/** The terms of use as they stand. Whoever accepted an older version is asked again. */
public final class Terms {
    /** Of the words in the account's bundle; a change of meaning is a new one. */
    public static final int VERSION = 1;

    private static final LocalDate DATED = LocalDate.of(2026, 11, 20);

    private Terms() {}

    /** All of them, with version and date. */
    public static Text shown() {
        return text(AccountWords.TERMS_TEXT).with("version", VERSION).with("date", DATED);
    }
}
