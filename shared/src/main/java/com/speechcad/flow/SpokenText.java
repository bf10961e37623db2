package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What our own part of every call says. No flow can edit it. */
enum SpokenText implements TextKey {
    /** Who calls, that it is automated and may be recorded, how to opt out. */
    PREAMBLE,
    /** The same on behalf of a business, by its verified name. */
    PREAMBLE_BUSINESS,
    /** And with the platform named besides. */
    PREAMBLE_NOTICE,
    /** Of a business without a name. */
    PREAMBLE_NAMELESS,
    OPT_OUT_DONE,
    /** To whoever asks not to be recorded: the call ends, whether it would have been or not. */
    NOT_RECORDED,
    /** Before the same is asked once more. */
    ASK_AGAIN,
    /** Before a transfer that no step announces. */
    CONNECTING,
    /** Where a step hangs up because no answer came. */
    GOODBYE;

    @Override
    public String bundle() {
        return "spoken";
    }
}
