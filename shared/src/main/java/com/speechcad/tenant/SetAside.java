package com.speechcad.tenant;

import com.speechcad.db.Quarantine;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;

/** Keeps a letter that holds somebody's words for an operator: encrypted, because nobody meant it to be read. */
@Singleton
public class SetAside {
    private static final String PURPOSE = "letter set aside";

    private final Quarantine quarantine;
    private final Vault vault;

    SetAside(Quarantine quarantine, Vault vault) {
        this.quarantine = quarantine;
        this.vault = vault;
    }

    /**
     * In an open transaction of that tenant.
     *
     * @param source which door it came through, such as {@code retell}
     * @param whose with whose account it is forgotten, where that is known
     */
    public void put(TenantId tenant, String source, byte[] letter, String why, Optional<UserId> whose) {
        var sealed = letter.length == 0
                ? letter
                : vault.seal(tenant, PURPOSE, new Secret(Base64.getEncoder().encodeToString(letter)));
        quarantine.put(source, letter, sealed, why, whose);
    }
}
