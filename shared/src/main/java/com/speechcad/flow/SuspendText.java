package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What is said when something is suspended, or is not any more. */
enum SuspendText implements TextKey {
    FLOW,
    FLOW_OF,
    BUSINESS,
    BUSINESS_OF,
    OPEN_LIST,
    GET_HELP,
    LIFTED_FLOW,
    LIFTED_BUSINESS,
    LIFTED_BUSINESS_ALONE;

    @Override
    public String bundle() {
        return "suspend";
    }
}
