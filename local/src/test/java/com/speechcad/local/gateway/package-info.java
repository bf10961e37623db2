@NullMarked
package com.speechcad.local.gateway;

import org.jspecify.annotations.NullMarked;
