/** People who play a journey through the lab's back doors, whichever process the lab runs in. */
@NullMarked
package com.speechcad.local.journey;

import org.jspecify.annotations.NullMarked;
