/** One address for every AWS service the functions call. */
@NullMarked
package com.speechcad.local.aws;

import org.jspecify.annotations.NullMarked;
