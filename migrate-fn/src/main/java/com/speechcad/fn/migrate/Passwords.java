package com.speechcad.fn.migrate;

/**
 * Of the schema's owner and of the functions' role, as they are at this moment: both are renewed by a clock of their own, and
 * an instance that answered one deployment may be asked again by the next.
 */
interface Passwords {
    String owner();

    String functions();
}
