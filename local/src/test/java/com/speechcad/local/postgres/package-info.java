@NullMarked
package com.speechcad.local.postgres;

import org.jspecify.annotations.NullMarked;
