@NullMarked
package com.speechcad.fn.worker.sheet;

import org.jspecify.annotations.NullMarked;
