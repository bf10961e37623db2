@NullMarked
package com.speechcad.provider.secretsmanager;

import org.jspecify.annotations.NullMarked;
