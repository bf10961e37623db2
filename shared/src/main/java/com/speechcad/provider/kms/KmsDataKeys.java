package com.speechcad.provider.kms;

import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.DataKeys;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** AES-256 data keys; the tenant is the encryption context, so that a key made for one does not open for another. */
@Singleton
@Secondary
@Requires(property = "kms.key.id")
class KmsDataKeys implements DataKeys {
    private static final Duration CONNECTION = Duration.ofSeconds(1);
    private static final Duration SOCKET = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofSeconds(3);

    private final KmsClient kms;
    private final String keyId;

    KmsDataKeys(@Value("${kms.key.id}") String keyId, @Value("${aws.endpoint.url:}") Optional<String> endpoint) {
        this.keyId = keyId;
        var builder = KmsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION)
                        .socketTimeout(SOCKET))
                .overrideConfiguration(limits -> limits.apiCallTimeout(MOST));
        endpoint.filter(url -> !url.isBlank()).map(URI::create).ifPresent(builder::endpointOverride);
        this.kms = builder.build();
    }

    @Override
    public DataKey generate(TenantId tenant) {
        try {
            var made = kms.generateDataKey(
                    ask -> ask.keyId(keyId).keySpec(DataKeySpec.AES_256).encryptionContext(context(tenant)));
            return new DataKey(
                    made.plaintext().asByteArray(), made.ciphertextBlob().asByteArray());
        } catch (SdkException failed) {
            throw new Unreachable("KMS makes no data key", failed);
        }
    }

    @Override
    public byte[] open(TenantId tenant, byte[] encrypted) {
        try {
            return kms.decrypt(ask -> ask.keyId(keyId)
                            .ciphertextBlob(SdkBytes.fromByteArray(encrypted))
                            .encryptionContext(context(tenant)))
                    .plaintext()
                    .asByteArray();
        } catch (InvalidCiphertextException | IncorrectKeyException foreign) {
            throw new IllegalStateException("a data key of " + tenant + " does not open", foreign);
        } catch (SdkException failed) {
            throw new Unreachable("KMS opens no data key", failed);
        }
    }

    @Override
    public String keyId() {
        return keyId;
    }

    private static Map<String, String> context(TenantId tenant) {
        return Map.of("tenant", Long.toString(tenant.value()));
    }
}
