@NullMarked
package com.speechcad.wallet;

import org.jspecify.annotations.NullMarked;
