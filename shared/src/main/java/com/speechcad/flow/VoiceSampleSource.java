package com.speechcad.flow;

import java.net.URI;
import java.util.Optional;

/** Reads the short samples that a provider offers of its voices. */
public interface VoiceSampleSource {
    /**
     * The sample's bytes; empty when it is not there, or is no sample.
     *
     * @throws com.speechcad.kernel.Unreachable when it could not be asked
     */
    Optional<byte[]> read(URI preview);
}
