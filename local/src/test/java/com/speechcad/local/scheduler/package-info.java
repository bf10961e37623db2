@NullMarked
package com.speechcad.local.scheduler;

import org.jspecify.annotations.NullMarked;
