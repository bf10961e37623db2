@NullMarked
package com.speechcad.fn.telegram;

import org.jspecify.annotations.NullMarked;
