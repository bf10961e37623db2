@NullMarked
package com.speechcad.screen.named;

import org.jspecify.annotations.NullMarked;
