@NullMarked
package com.speechcad.local.faults;

import org.jspecify.annotations.NullMarked;
