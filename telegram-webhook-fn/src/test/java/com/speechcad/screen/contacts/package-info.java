@NullMarked
package com.speechcad.screen.contacts;

import org.jspecify.annotations.NullMarked;
