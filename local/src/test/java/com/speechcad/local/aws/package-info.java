@NullMarked
package com.speechcad.local.aws;

import org.jspecify.annotations.NullMarked;
