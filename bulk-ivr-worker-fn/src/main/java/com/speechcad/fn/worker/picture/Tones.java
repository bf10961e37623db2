package com.speechcad.fn.worker.picture;

import com.speechcad.flow.FlowChart;
import java.awt.Color;

/** The colours of the kinds of steps; the strong one is dark enough for white letters on it. */
final class Tones {
    private Tones() {}

    static Color strong(FlowChart.Tone tone) {
        return switch (tone) {
            case SAYS -> new Color(0x1d5fa8);
            case ASKS -> new Color(0x8a5300);
            case DECIDES -> new Color(0x6b3fa0);
            case ENDS -> new Color(0x2f6b3a);
        };
    }

    static Color pale(FlowChart.Tone tone) {
        return switch (tone) {
            case SAYS -> new Color(0xe3effb);
            case ASKS -> new Color(0xfdf0d8);
            case DECIDES -> new Color(0xefe6fa);
            case ENDS -> new Color(0xe2f2e4);
        };
    }
}
