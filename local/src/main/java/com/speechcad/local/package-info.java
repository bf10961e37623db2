/** All of it on one machine. */
@NullMarked
package com.speechcad.local;

import org.jspecify.annotations.NullMarked;
