package com.speechcad.screen.inbox;

import com.speechcad.text.TextKey;

enum InboxWords implements TextKey {
    INBOX,
    TITLE,
    EMPTY,
    BY_FLOW,
    BY_NUMBER,
    ANSWERED,
    TRANSCRIPTS,
    RECORDINGS,
    FLOWS_TITLE,
    FLOWS_EMPTY,
    FLOW_LINE,
    FLOW_TITLE,
    QUESTION,
    GIVEN,
    TYPED_GIVEN,
    TYPED_ONE,
    WHY_MASKED,
    SPOKEN_GIVEN,
    MORE_GIVEN,
    MORE_SAID,
    NO_ANSWERS,
    ITS_CALLS,
    AS_FILE,
    BEING_MADE,
    NUMBERS_TITLE,
    NUMBERS_EMPTY,
    NUMBER_LINE,
    CALLS_OF_FLOW,
    CALLS_OF_NUMBER,
    CALLS_ANSWERED,
    CALLS_TRANSCRIBED,
    CALLS_RECORDED,
    CALLS_EMPTY,
    CALL_LINE,
    SUMMARIES,
    SUMMARIES_TITLE,
    SUMMARIES_OF_FLOW,
    SUMMARIES_EMPTY,
    SUMMARY_HEAD,
    SUMMARY,
    ONE_FLOW,
    ALL_FLOWS,
    ITS_SUMMARIES,
    ITS_VARIABLES,
    VARIABLES_TITLE,
    VARIABLES_EMPTY,
    VARIABLE_GIVEN,
    VARIABLE_ASKED,
    MORE_VALUES;

    @Override
    public String bundle() {
        return "inbox";
    }
}
