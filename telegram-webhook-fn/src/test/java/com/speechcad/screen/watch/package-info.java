@NullMarked
package com.speechcad.screen.watch;

import org.jspecify.annotations.NullMarked;
