@NullMarked
package com.speechcad.kernel;

import org.jspecify.annotations.NullMarked;
