/** Tests of what operators see of the money, and do to it. */
@NullMarked
package com.speechcad.screen.books;

import org.jspecify.annotations.NullMarked;
