@NullMarked
package com.speechcad.screen.wallet;

import org.jspecify.annotations.NullMarked;
