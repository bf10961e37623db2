@NullMarked
package com.speechcad.provider.dynopay;

import org.jspecify.annotations.NullMarked;
