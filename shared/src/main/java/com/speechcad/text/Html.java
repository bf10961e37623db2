package com.speechcad.text;

/** Markup of our own making, put into a text as it is. What a person wrote goes through {@link #escape} first. */
public record Html(String markup) {
    public static String escape(String written) {
        return written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public static Html code(String value) {
        return new Html("<code>" + escape(value) + "</code>");
    }
}
