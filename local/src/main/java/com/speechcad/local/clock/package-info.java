/** Time on this machine: a clock that can be jumped, and timers that go by it. */
@NullMarked
package com.speechcad.local.clock;

import org.jspecify.annotations.NullMarked;
