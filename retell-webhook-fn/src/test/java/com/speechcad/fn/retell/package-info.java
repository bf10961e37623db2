@NullMarked
package com.speechcad.fn.retell;

import org.jspecify.annotations.NullMarked;
