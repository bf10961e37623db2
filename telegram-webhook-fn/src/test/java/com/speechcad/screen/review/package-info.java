@NullMarked
package com.speechcad.screen.review;

import org.jspecify.annotations.NullMarked;
