@NullMarked
package com.speechcad.local.bare;

import org.jspecify.annotations.NullMarked;
