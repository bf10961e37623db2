package com.speechcad.text;

import java.util.regex.Pattern;

/** Markup of our own making, put into a text as it is. What a person wrote goes through {@link #escape} first. */
public record Html(String markup) {
    private static final Pattern TAG = Pattern.compile("</?[a-z][^<>]*>");

    public static String escape(String written) {
        return written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The same for whatever shows no markup: tags left out, signs as they are meant. */
    static String without(String markup) {
        return TAG.matcher(markup)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    public static Html code(String value) {
        return new Html("<code>" + escape(value) + "</code>");
    }
}
