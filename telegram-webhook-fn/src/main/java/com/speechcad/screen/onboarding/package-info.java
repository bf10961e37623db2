/** The way in: language, name, terms, what to do first. Each step is a screen; the front door knows which is next. */
@NullMarked
package com.speechcad.screen.onboarding;

import org.jspecify.annotations.NullMarked;
