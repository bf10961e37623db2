@NullMarked
package com.speechcad.local.queue;

import org.jspecify.annotations.NullMarked;
