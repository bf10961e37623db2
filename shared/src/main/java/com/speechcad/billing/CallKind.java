package com.speechcad.billing;

/** Which of a plan's allowances a call uses. */
public enum CallKind {
    /** One call by hand. */
    SINGLE,
    /** A call of a campaign. */
    BULK
}
