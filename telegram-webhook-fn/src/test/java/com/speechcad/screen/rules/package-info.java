@NullMarked
package com.speechcad.screen.rules;

import org.jspecify.annotations.NullMarked;
