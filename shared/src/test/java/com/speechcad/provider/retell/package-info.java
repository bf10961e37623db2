@NullMarked
package com.speechcad.provider.retell;

import org.jspecify.annotations.NullMarked;
