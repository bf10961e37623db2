package com.speechcad.local;

/** A service outside that the lab plays itself, unless it is told to use the real one. */
public enum Provider {
    TELEGRAM,
    RETELL,
    DYNOPAY
}
