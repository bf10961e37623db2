/** How it works, and what people ask. */
@NullMarked
package com.speechcad.screen.help;

import org.jspecify.annotations.NullMarked;
