/** What the double of Retell does, and what it refuses. */
@NullMarked
package com.speechcad.local.retell;

import org.jspecify.annotations.NullMarked;
