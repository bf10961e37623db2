package com.speechcad.db;

import com.speechcad.kernel.TenantId;

/** Something of a tenant by its id, which means nothing elsewhere. */
public record OfTenant<T>(TenantId tenant, T id) {}
