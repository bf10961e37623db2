package com.speechcad.lawful;

/** When the gate is asked; each time anew, because facts change. */
public enum Stage {
    QUOTE,
    READY,
    DIAL
}
