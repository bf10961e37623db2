/** The journey, with the lab stopped or killed at every point of it. */
@NullMarked
package com.speechcad.local.restart;

import org.jspecify.annotations.NullMarked;
