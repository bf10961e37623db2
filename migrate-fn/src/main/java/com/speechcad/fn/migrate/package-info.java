/** What a deployment runs before the functions go live. */
@NullMarked
package com.speechcad.fn.migrate;

import org.jspecify.annotations.NullMarked;
