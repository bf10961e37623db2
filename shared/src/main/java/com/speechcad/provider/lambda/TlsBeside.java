package com.speechcad.provider.lambda;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * Reads the certificates that the machine trusts while the beans are made. The first client of any provider needs them, it
 * takes about as long as a third of the beans, and a function has a second processor for its start.
 */
@ContextConfigurer
public class TlsBeside implements ApplicationContextConfigurer {
    @Override
    public void configure(ApplicationContextBuilder builder) {
        Thread.ofPlatform().daemon().name("tls").start(TlsBeside::read);
    }

    private static void read() {
        try {
            var _ = SSLContext.getDefault();
        } catch (NoSuchAlgorithmException _) {
            // Whoever needs it meets the same and says so.
        }
    }
}
