/** The least a webhook function can be: the real ones are measured beside it. */
@NullMarked
package com.speechcad.local.bench.bare;

import org.jspecify.annotations.NullMarked;
