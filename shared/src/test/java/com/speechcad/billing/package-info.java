@NullMarked
package com.speechcad.billing;

import org.jspecify.annotations.NullMarked;
