@NullMarked
package com.speechcad.flow.screening;

import org.jspecify.annotations.NullMarked;
