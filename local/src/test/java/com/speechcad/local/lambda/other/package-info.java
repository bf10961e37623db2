@NullMarked
package com.speechcad.local.lambda.other;

import org.jspecify.annotations.NullMarked;
