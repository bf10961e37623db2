@NullMarked
package com.speechcad.screen.call;

import org.jspecify.annotations.NullMarked;
