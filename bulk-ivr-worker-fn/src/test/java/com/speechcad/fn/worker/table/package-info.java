@NullMarked
package com.speechcad.fn.worker.table;

import org.jspecify.annotations.NullMarked;
