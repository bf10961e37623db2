@NullMarked
package com.speechcad.screen.topup;

import org.jspecify.annotations.NullMarked;
