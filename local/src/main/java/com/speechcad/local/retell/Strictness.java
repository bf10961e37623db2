package com.speechcad.local.retell;

/**
 * Where the provider's documents and its behaviour differ, or neither says.
 *
 * @param errorMessageForSchema a request of the wrong shape is answered {@code {"error_message": …}}, as seen live; else
 *     {@code {"status": "error", "message": …}}, as documented
 * @param notFound the status for an unknown id: 422 as documented, or 404 as seen live
 * @param refuseUnknownFields a field nobody knows is a 400; else it is ignored
 * @param overLimitIsACall too many calls at a time become calls that end in error; else the request is answered 429
 * @param stopWhileRinging {@code stop-call} also ends a call nobody has answered; else 422
 */
public record Strictness(
        boolean errorMessageForSchema,
        int notFound,
        boolean refuseUnknownFields,
        boolean overLimitIsACall,
        boolean stopWhileRinging) {
    public static final Strictness STANDARD = new Strictness(true, 422, false, false, false);

    public Strictness {
        if (notFound != 422 && notFound != 404) {
            throw new IllegalArgumentException("an unknown id is answered 422 or 404, not " + notFound);
        }
    }
}
