/** Tenants, their settings and encrypted keys, users and businesses. */
@NullMarked
package com.speechcad.tenant;

import org.jspecify.annotations.NullMarked;
