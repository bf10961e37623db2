/** What a simulator remembers over a restart. */
@NullMarked
package com.speechcad.local.store;

import org.jspecify.annotations.NullMarked;
