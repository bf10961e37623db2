/** Asking those who run the tenant, and answering as one of them. */
@NullMarked
package com.speechcad.screen.support;

import org.jspecify.annotations.NullMarked;
