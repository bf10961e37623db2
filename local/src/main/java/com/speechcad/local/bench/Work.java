package com.speechcad.local.bench;

/** Something that is measured, over and over. */
interface Work {
    String name();

    /** Makes ready for so many measurements; not timed. */
    default void prepare(int count) {}

    /** Does it once. */
    Sample once();
}
