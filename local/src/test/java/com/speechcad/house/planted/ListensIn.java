package com.speechcad.house.planted;

import java.util.List;

/** Subscribes to what is said while it is said, in words that are put together. */
public final class ListensIn {
    private static final String WHAT = "transcript";

    private ListensIn() {}

    public static List<String> events() {
        return List.of("call_started", WHAT + "_updated");
    }

    public static String address(String call) {
        return "wss://example.test/audio/" + call;
    }
}
