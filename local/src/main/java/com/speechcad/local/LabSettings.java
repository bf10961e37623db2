package com.speechcad.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * How to start the lab.
 *
 * @param folder where rows, files, keys and what the simulators know are kept
 * @param port of the page and the simulators; the one after it is the gateway's. 0 takes any free ones
 * @param fresh whether everything in the folder goes first
 * @param external which providers are the real ones
 * @param environment the functions' variables that are given from outside, such as a real provider's key
 */
public record LabSettings(
        Path folder, int port, boolean fresh, Set<Provider> external, Map<String, String> environment) {
    public LabSettings {
        folder = folder.toAbsolutePath().normalize();
        external = Set.copyOf(external);
        environment = Map.copyOf(environment);
    }

    /** Simulators only, on any free ports. */
    public static LabSettings in(Path folder) {
        return new LabSettings(folder, 0, false, Set.of(), Map.of());
    }

    boolean plays(Provider provider) {
        return !external.contains(provider);
    }

    int gatewayPort() {
        return port == 0 ? 0 : port + 1;
    }
}
