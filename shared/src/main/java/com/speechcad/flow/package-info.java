/**
 * Flows: steps, checking, compiling, publishing. Knows nothing of calls or money; rights come in as data.
 */
@NullMarked
package com.speechcad.flow;

import org.jspecify.annotations.NullMarked;
