@NullMarked
package com.speechcad.screen;

import org.jspecify.annotations.NullMarked;
