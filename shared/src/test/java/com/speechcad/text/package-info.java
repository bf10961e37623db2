@NullMarked
package com.speechcad.text;

import org.jspecify.annotations.NullMarked;
