@NullMarked
package com.speechcad.house;

import org.jspecify.annotations.NullMarked;
