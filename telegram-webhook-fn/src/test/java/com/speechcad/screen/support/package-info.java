@NullMarked
package com.speechcad.screen.support;

import org.jspecify.annotations.NullMarked;
