/** Configuration values that are names of secrets. */
@NullMarked
package com.speechcad.provider.secretsmanager;

import org.jspecify.annotations.NullMarked;
