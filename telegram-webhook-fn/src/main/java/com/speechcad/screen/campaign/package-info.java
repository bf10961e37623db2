/** Campaigns from the first idea to the last export. */
@NullMarked
package com.speechcad.screen.campaign;

import org.jspecify.annotations.NullMarked;
