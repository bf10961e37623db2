@NullMarked
package com.speechcad.local.json;

import org.jspecify.annotations.NullMarked;
