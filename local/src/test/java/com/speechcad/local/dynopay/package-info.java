@NullMarked
package com.speechcad.local.dynopay;

import org.jspecify.annotations.NullMarked;
