package com.speechcad.campaign.contacts;

/** A file that cannot become contacts, and the word for it. */
public final class NotATable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ImportRefusal why;

    public NotATable(ImportRefusal why) {
        super(why.name());
        this.why = why;
    }

    /** What the person is told. */
    public ImportRefusal why() {
        return why;
    }
}
