/** The templates, asserted and synthesised offline. */
@NullMarked
package com.speechcad.infra;

import org.jspecify.annotations.NullMarked;
