/** What a person may have of what we know about them, and how they are forgotten. */
@NullMarked
package com.speechcad.privacy;

import org.jspecify.annotations.NullMarked;
