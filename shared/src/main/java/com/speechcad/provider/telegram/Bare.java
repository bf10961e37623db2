package com.speechcad.provider.telegram;

/** A text without its markup. */
final class Bare {
    private Bare() {}

    static String text(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
