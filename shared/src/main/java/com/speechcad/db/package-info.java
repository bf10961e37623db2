/** One transaction helper with the tenant's context, plain SQL, claimed keys, quarantine and jobs. */
@NullMarked
package com.speechcad.db;

import org.jspecify.annotations.NullMarked;
