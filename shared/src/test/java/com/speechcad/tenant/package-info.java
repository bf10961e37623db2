@NullMarked
package com.speechcad.tenant;

import org.jspecify.annotations.NullMarked;
