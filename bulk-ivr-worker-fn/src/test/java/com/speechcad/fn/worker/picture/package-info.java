@NullMarked
package com.speechcad.fn.worker.picture;

import org.jspecify.annotations.NullMarked;
