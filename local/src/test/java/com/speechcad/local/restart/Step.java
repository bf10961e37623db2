package com.speechcad.local.restart;

/**
 * One deed of the journey.
 *
 * @param way what leads to it, from the screen the step before ended on; over when the screen of the deed is seen
 * @param deed returns when it has reached the provider, whatever the product makes of it
 * @param taken waits until the product has it
 * @param effect waits until the person sees what they should
 */
record Step(Point point, Runnable way, Runnable deed, Runnable taken, Runnable effect) {}
