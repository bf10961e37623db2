@NullMarked
package com.speechcad.lawful;

import org.jspecify.annotations.NullMarked;
