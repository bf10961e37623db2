package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What a person is told about publishing, and an admin when it fails. */
enum PublishText implements TextKey {
    PUBLISHED,
    PUBLISH_REFUSED,
    PUBLISH_FAILED,
    OPEN_FLOW,
    CALL_NOW,
    ALARM,
    ALARM_LOOK;

    @Override
    public String bundle() {
        return "publish";
    }
}
