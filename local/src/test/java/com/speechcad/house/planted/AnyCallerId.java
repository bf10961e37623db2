package com.speechcad.house.planted;

/** A caller id that somebody typed. */
public final class AnyCallerId {
    private AnyCallerId() {}

    public static String sql() {
        return "insert into caller_id (number, business_id) values (:typed, :business)";
    }

    public static String path() {
        return "/create-phone-number";
    }
}
