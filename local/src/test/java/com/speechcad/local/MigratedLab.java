package com.speechcad.local;

import com.speechcad.db.MigratedFolder;
import java.nio.file.Path;

/** A lab whose database has been made and migrated before; {@link LabTest} starts with nothing, as a developer does. */
public final class MigratedLab {
    private MigratedLab() {}

    /** @param folder in which no lab has been yet */
    public static Lab start(Path folder) {
        prepare(folder);
        return Lab.start(LabSettings.in(folder));
    }

    /** For a lab that is started otherwise. */
    public static void prepare(Path folder) {
        MigratedFolder.copyTo(new LabFolder(folder).postgres());
    }
}
