@NullMarked
package com.speechcad.local.words;

import org.jspecify.annotations.NullMarked;
