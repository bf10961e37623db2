@NullMarked
package com.speechcad.flow;

import org.jspecify.annotations.NullMarked;
