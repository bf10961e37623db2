package com.speechcad.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VaultTest {
    private static final TenantId TENANT = new TenantId(1);
    private static final Secret SECRET = new Secret("key_fake_for_tests");

    static Stream<Vault> vaults() {
        var random = new SecureRandom();
        return Stream.of(new AesVault(new byte[32], random), new EnvelopeVault(new KeyService(), random));
    }

    @ParameterizedTest
    @MethodSource("vaults")
    void what_was_sealed_opens_and_cannot_be_read(Vault vault) {
        var sealed = vault.seal(TENANT, "RETELL_API_KEY", SECRET);

        assertThat(vault.open(TENANT, "RETELL_API_KEY", sealed)).isEqualTo(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("key_fake");
        assertThat(vault.seal(TENANT, "RETELL_API_KEY", SECRET)).isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @MethodSource("vaults")
    void it_does_not_open_for_another_tenant_purpose_or_after_a_change(Vault vault) {
        var sealed = vault.seal(TENANT, "RETELL_API_KEY", SECRET);
        var changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.open(new TenantId(2), "RETELL_API_KEY", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(TENANT, "DYNOPAY_API_KEY", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(TENANT, "RETELL_API_KEY", changed))
                .isInstanceOf(IllegalStateException.class);
    }

    /** "Encrypts" by naming the tenant. */
    private static final class KeyService implements DataKeys {
        @Override
        public DataKey generate(TenantId tenant) {
            return new DataKey(new byte[32], new byte[] {(byte) tenant.value()});
        }

        @Override
        public byte[] open(TenantId tenant, byte[] encrypted) {
            if (encrypted[0] != (byte) tenant.value()) {
                throw new IllegalStateException("made for another tenant");
            }
            return new byte[32];
        }

        @Override
        public String keyId() {
            return "test";
        }
    }
}
