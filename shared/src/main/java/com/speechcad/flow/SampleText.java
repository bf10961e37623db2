package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What the usual variables are in a trial, in the flow's language. */
enum SampleText implements TextKey {
    FIRST_NAME,
    LAST_NAME,
    NAME,
    DATE,
    TIME,
    AMOUNT,
    ORDER,
    COMPANY,
    ADDRESS;

    @Override
    public String bundle() {
        return "sample";
    }
}
