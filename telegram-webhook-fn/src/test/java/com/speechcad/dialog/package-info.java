@NullMarked
package com.speechcad.dialog;

import org.jspecify.annotations.NullMarked;
