/** A deployment's plan, and as much of it as one machine can walk. */
@NullMarked
package com.speechcad.local.deploy;

import org.jspecify.annotations.NullMarked;
