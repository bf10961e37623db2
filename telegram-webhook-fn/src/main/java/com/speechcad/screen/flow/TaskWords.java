package com.speechcad.screen.flow;

import com.speechcad.text.TextKey;

/** What the screens of AI tasks say. */
enum TaskWords implements TextKey {
    NEW_TASK,
    ASK_TASK_NAME,
    ASK_TASK,
    ASK_OTHER_TASK,
    TASK_TITLE,
    TASK_FRAME,
    CHANGE_TASK,
    TASK_TOO_LONG,
    TASK_SAVED;

    @Override
    public String bundle() {
        return "task";
    }
}
