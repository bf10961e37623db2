package com.speechcad.local.proof;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;

/** Somebody a saga happens to. */
record Person(UserId user, BusinessId business, PhoneNumber number) {}
