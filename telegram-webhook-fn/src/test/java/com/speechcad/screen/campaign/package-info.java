@NullMarked
package com.speechcad.screen.campaign;

import org.jspecify.annotations.NullMarked;
