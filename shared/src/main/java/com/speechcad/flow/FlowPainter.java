package com.speechcad.flow;

import java.util.List;

/** Draws charts as PNG pictures. Only the worker has one: it takes seconds and a library. */
public interface FlowPainter {
    /** The most pixels a side, so that Telegram takes it as a photo (width and height together at most 10,000). */
    int MOST_PIXELS = 4_900;

    /** A few steps a picture, large enough to read on a phone; at least one picture. */
    List<Picture> pages(FlowChart chart);

    /**
     * @param first number of the first step on it
     * @param last number of the last step on it
     */
    record Picture(int first, int last, byte[] png) {}
}
