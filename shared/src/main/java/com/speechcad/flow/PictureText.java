package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What stands under a flow's picture, and under a voice's sample. */
public enum PictureText implements TextKey {
    PICTURE,
    NEXT_PAGE,
    VOICE_SAMPLE;

    @Override
    public String bundle() {
        return "picture";
    }
}
