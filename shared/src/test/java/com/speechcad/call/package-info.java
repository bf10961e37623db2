@NullMarked
package com.speechcad.call;

import org.jspecify.annotations.NullMarked;
