package com.speechcad.notify;

import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import com.speechcad.text.Words;

/** What files are called that people get. */
public enum FileText implements TextKey {
    ANSWERS,
    CONTACTS,
    DO_NOT_CALL,
    EVIDENCE,
    MY_DATA,
    RECORDING,
    /** Not a name: a file was asked for and does not come. */
    NOT_MADE,
    /** Nor this: it was made, and no bot may send it. */
    TOO_LARGE,
    REJECTED_ROWS,
    STATEMENT,
    TRANSCRIPT;

    @Override
    public String bundle() {
        return "file";
    }

    /** In the receiver's language, such as {@code statement.csv}. */
    public String name(Reader reader, String ending) {
        return Words.plain(Text.text(this), reader) + "." + ending;
    }
}
