@NullMarked
package com.speechcad.local.runtime;

import org.jspecify.annotations.NullMarked;
