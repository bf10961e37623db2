package com.speechcad.local.faults;

/** What goes wrong around something a person does. */
@FunctionalInterface
interface Trouble {
    Trouble NONE = Runnable::run;

    /** Does it, perhaps more than once, as a person would who sees nothing happen. */
    void around(Runnable deed);
}
