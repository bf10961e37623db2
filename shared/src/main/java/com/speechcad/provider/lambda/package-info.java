/** Lambda's own shapes, where more than one function needs them. */
@NullMarked
package com.speechcad.provider.lambda;

import org.jspecify.annotations.NullMarked;
