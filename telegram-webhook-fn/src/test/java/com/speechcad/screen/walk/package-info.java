/** The whole tree of screens, walked in filled worlds in every language. */
@org.jspecify.annotations.NullMarked
package com.speechcad.screen.walk;
