package com.speechcad.infra;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * The providers' keys of the default tenant. An operator creates each by hand as {@code speechcad/STAGE/NAME}, so
 * that no key passes through a template; one that does not exist disables what needs it and stops nothing else.
 */
final class ProviderSecrets extends Construct {
    /** The variable a function reads; its value says where the key is, and is never the key itself. */
    enum Key {
        TELEGRAM_BOT_TOKEN,
        TELEGRAM_SECRET_TOKEN,
        RETELL_API_KEY,
        RETELL_WEBHOOK_KEY,
        DYNOPAY_API_KEY,
        DYNOPAY_WEBHOOK_SECRET;

        private String secretName(StageSettings stage) {
            return "speechcad/" + stage.name() + "/" + name();
        }
    }

    private final Map<Key, ISecret> secrets = new EnumMap<>(Key.class);

    ProviderSecrets(Construct scope, StageSettings stage) {
        super(scope, "ProviderSecrets");
        for (var key : Key.values()) {
            secrets.put(key, Secret.fromSecretNameV2(this, key.name(), key.secretName(stage)));
        }
    }

    /** Lets the function read every key, and tells it where each is. */
    void readableBy(ServiceFunction function) {
        secrets.forEach((key, secret) -> {
            secret.grantRead(function.principal());
            // AWS asks for leave before it looks whether there is such a secret, and one that was never made has no
            // suffix. Without this, "there is none" would be "you may not", and an optional key would be a fault.
            function.principal()
                    .getGrantPrincipal()
                    .addToPrincipalPolicy(PolicyStatement.Builder.create()
                            .actions(List.of("secretsmanager:GetSecretValue"))
                            .resources(List.of(Stack.of(this)
                                    .formatArn(ArnComponents.builder()
                                            .service("secretsmanager")
                                            .resource("secret")
                                            .resourceName(secret.getSecretName())
                                            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                                            .build())))
                            .build());
            function.environment(key.name(), reference(secret.getSecretName()));
        });
    }

    /** How a variable names a secret instead of holding it; {@code id} is a secret's name or ARN. */
    static String reference(String id) {
        return "secretsmanager:" + id;
    }
}
