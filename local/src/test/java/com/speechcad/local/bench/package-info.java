@NullMarked
package com.speechcad.local.bench;

import org.jspecify.annotations.NullMarked;
