package com.speechcad.house.planted;

/** Changes a running call by paths that no constant says as a whole. */
public final class SteersCalls {
    private SteersCalls() {}

    public static String path(String call, int version) {
        return "/v" + version + "/update-" + "live-" + "call/" + call;
    }

    @SuppressWarnings("UnnecessaryStringBuilder") // what a class looks like that hides a word in pieces
    public static String inPieces(String call) {
        return new StringBuilder("/v2/update-")
                .append("web-")
                .append("call")
                .append('/')
                .append(call)
                .toString();
    }

    public static String byFormat(String kind) {
        return "press_%s".formatted(kind) + "press_" + "digit".repeat(kind.length());
    }
}
