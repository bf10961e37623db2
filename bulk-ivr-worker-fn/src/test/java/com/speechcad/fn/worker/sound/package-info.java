@NullMarked
package com.speechcad.fn.worker.sound;

import org.jspecify.annotations.NullMarked;
