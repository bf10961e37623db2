package com.speechcad.screen.named;

import com.speechcad.text.TextKey;

enum NamedWords implements TextKey {
    PLATFORM_ALL,
    TENANT_ALL,
    BUSINESS_ALL,
    FLOW_OF,
    FLOW_GONE,
    CALLER_ID,
    PERSON,
    NAMELESS,
    PERSON_GONE,
    OWNER,
    PERSON_FOR,
    SYSTEM,
    CALLEE;

    @Override
    public String bundle() {
        return "named";
    }
}
