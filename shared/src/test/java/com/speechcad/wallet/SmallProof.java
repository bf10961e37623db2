package com.speechcad.wallet;

import com.speechcad.db.Audit;
import com.speechcad.db.TestApp;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.Figures;
import java.time.Duration;
import java.util.List;

/** A proof of the books with one rule of a room above, as small as a test likes; it does a slice of everything. */
public final class SmallProof {
    private final ProveBooks books;

    public SmallProof(TestApp app, Proof proof) {
        books = new ProveBooks(
                app.tx(),
                app.get(Tenants.class),
                app.get(ProvenBooks.class),
                List.of(proof),
                List.of(),
                app.get(Audit.class),
                app.get(Figures.class),
                app.clock());
    }

    public void run() {
        books.run(Duration.ZERO);
    }
}
