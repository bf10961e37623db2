/** What an operator starts from their own machine: deploy, destroy, doctor. */
@NullMarked
package com.speechcad.local.deploy;

import org.jspecify.annotations.NullMarked;
