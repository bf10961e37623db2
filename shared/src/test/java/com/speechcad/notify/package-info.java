@NullMarked
package com.speechcad.notify;

import org.jspecify.annotations.NullMarked;
