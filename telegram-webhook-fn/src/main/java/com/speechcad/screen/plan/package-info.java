/** The plan a person has, and buying one. */
@NullMarked
package com.speechcad.screen.plan;

import org.jspecify.annotations.NullMarked;
