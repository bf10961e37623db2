@NullMarked
package com.speechcad.screen.when;

import org.jspecify.annotations.NullMarked;
