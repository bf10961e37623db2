/** Tables for people's spreadsheets, out of libraries that only the worker has. */
@NullMarked
package com.speechcad.fn.worker.table;

import org.jspecify.annotations.NullMarked;
