package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What stands under a flow's picture. */
public enum PictureText implements TextKey {
    PICTURE,
    NEXT_PAGE;

    @Override
    public String bundle() {
        return "picture";
    }
}
