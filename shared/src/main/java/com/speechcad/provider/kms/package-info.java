/** Data keys from AWS KMS. */
@NullMarked
package com.speechcad.provider.kms;

import org.jspecify.annotations.NullMarked;
