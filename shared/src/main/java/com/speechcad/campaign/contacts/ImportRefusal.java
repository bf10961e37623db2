package com.speechcad.campaign.contacts;

import com.speechcad.text.TextKey;

/** Why a whole file became nothing, in words that say what to do. */
public enum ImportRefusal implements TextKey {
    EMPTY,
    TOO_BIG,
    /** So many of theirs are on their way already. */
    TOO_MANY,
    TOO_MANY_ROWS,
    TOO_MANY_COLUMNS,
    PASSWORD,
    OLD_EXCEL,
    ZIP_BOMB,
    BROKEN_WORKBOOK,
    BROKEN_TEXT,
    WRONG_KIND,
    NO_NUMBERS,
    FILE_GONE,
    NOT_FETCHED,
    NOT_ANSWERED,
    LIST_GONE,
    OUR_FAULT;

    @Override
    public String bundle() {
        return "import-refusal";
    }
}
