@NullMarked
package com.speechcad.screen.help;

import org.jspecify.annotations.NullMarked;
