/** The functions, each in a context of its own, called in this JVM as AWS's runtime calls them. */
@NullMarked
package com.speechcad.local.lambda;

import org.jspecify.annotations.NullMarked;
