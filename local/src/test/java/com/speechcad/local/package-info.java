@NullMarked
package com.speechcad.local;

import org.jspecify.annotations.NullMarked;
