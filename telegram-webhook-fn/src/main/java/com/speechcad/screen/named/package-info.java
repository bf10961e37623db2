/** People, businesses and flows that records name by a number, told by what they are called. */
@NullMarked
package com.speechcad.screen.named;

import org.jspecify.annotations.NullMarked;
