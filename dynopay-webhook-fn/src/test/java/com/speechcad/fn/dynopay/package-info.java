@NullMarked
package com.speechcad.fn.dynopay;

import org.jspecify.annotations.NullMarked;
