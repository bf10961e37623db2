@NullMarked
package com.speechcad.screen.law;

import org.jspecify.annotations.NullMarked;
