/** Attempts and their states, the dispatcher and its slots, placing and settling a call, what it brought. */
@NullMarked
package com.speechcad.call;

import org.jspecify.annotations.NullMarked;
