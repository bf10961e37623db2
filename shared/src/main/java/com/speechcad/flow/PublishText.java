package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What a person is told about publishing. */
enum PublishText implements TextKey {
    PUBLISHED,
    PUBLISH_REFUSED,
    OPEN_FLOW,
    CALL_NOW;

    @Override
    public String bundle() {
        return "publish";
    }
}
