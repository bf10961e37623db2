@NullMarked
package com.speechcad.local.files;

import org.jspecify.annotations.NullMarked;
