@NullMarked
package com.speechcad.provider.kms;

import org.jspecify.annotations.NullMarked;
