/** Dates, times and time zones as people type them. Pure: what they mean, nothing of what is done with it. */
@NullMarked
package com.speechcad.screen.when;

import org.jspecify.annotations.NullMarked;
