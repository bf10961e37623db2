@NullMarked
package com.speechcad.fn.worker;

import org.jspecify.annotations.NullMarked;
