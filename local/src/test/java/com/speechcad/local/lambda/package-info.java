@NullMarked
package com.speechcad.local.lambda;

import org.jspecify.annotations.NullMarked;
