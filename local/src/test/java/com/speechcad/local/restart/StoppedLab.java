package com.speechcad.local.restart;

import com.speechcad.local.Lab;
import com.speechcad.local.LabSettings;
import com.speechcad.local.MigratedLab;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A lab of this process, stopped as Ctrl-C does it. */
final class StoppedLab implements Stack {
    private final LabSettings settings;
    private Lab lab;

    StoppedLab(Path folder) {
        settings = new LabSettings(folder, Stack.twoPorts(), false, Set.of(), Map.of());
        MigratedLab.prepare(folder);
        lab = Lab.start(settings);
    }

    @Override
    public URI url() {
        return lab.url();
    }

    @Override
    public void interrupt() {
        lab.close();
        lab = Lab.start(settings);
    }

    @Override
    public void close() {
        lab.close();
    }
}
