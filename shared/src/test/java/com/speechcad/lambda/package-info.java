/** What Lambda gives a handler, for the tests of all functions. */
@NullMarked
package com.speechcad.lambda;

import org.jspecify.annotations.NullMarked;
