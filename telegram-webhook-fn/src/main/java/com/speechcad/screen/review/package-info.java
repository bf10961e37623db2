/** Scripts that were stopped, and what admins decide about them; what is suspended, and how it ends. */
@NullMarked
package com.speechcad.screen.review;

import org.jspecify.annotations.NullMarked;
