@NullMarked
package com.speechcad.screen.flow;

import org.jspecify.annotations.NullMarked;
