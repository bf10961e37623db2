@NullMarked
package com.speechcad.screen.plan;

import org.jspecify.annotations.NullMarked;
