package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What steps and their exits are called: on screens, in pictures, and where versions are compared. */
public enum StepText implements TextKey {
    KIND_MESSAGE,
    KIND_MENU,
    KIND_QUESTION,
    KIND_DIGITS,
    KIND_FEEDBACK,
    KIND_TRANSFER,
    KIND_AGAIN,
    KIND_BRANCH,
    KIND_END,
    LINE,
    LINE_BARE,
    LABEL,
    LABEL_BARE,
    AND,
    WORDS_AND_MORE,
    NEVER_REACHED,
    START,
    EXIT_NEXT,
    EXIT_KEY,
    EXIT_OTHERWISE,
    EXIT_NO_KEY,
    EXIT_NO_ANSWER,
    EXIT_SILENT,
    EXIT_WRONG,
    EXIT_FAILED,
    EXIT_ANSWER,
    EXIT_CASE,
    NOWHERE,
    TO_STEP,
    TO_STEP_NAMED,
    TO_NUMBER,
    TO_ANY_NUMBER,
    NO_NUMBER_YET,
    GOES_ON,
    HANGS_UP,
    TYPED_YES_NO,
    TYPED_RATING,
    TYPED_QUANTITY,
    TYPED_DAY,
    TYPED_POSTAL,
    TYPED_REFERENCE,
    IS,
    IS_NOT,
    IS_MORE,
    IS_LESS,
    HAS,
    IS_KNOWN;

    @Override
    public String bundle() {
        return "step";
    }
}
