@NullMarked
package com.speechcad.screen.privacy;

import org.jspecify.annotations.NullMarked;
