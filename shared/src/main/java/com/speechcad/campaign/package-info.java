/** Calling everybody of a list: draft, launch, pace, retries, control, progress. */
@NullMarked
package com.speechcad.campaign;

import org.jspecify.annotations.NullMarked;
