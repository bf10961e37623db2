/** Every word the product says, in four languages. */
@NullMarked
package com.speechcad.text;

import org.jspecify.annotations.NullMarked;
