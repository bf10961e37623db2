package com.speechcad.local.bench;

/** What stands around the figures in the document. */
final class ReportText {
    static final String DOCUMENT = """
            # Benchmarks

            Written by `./speechcad bench --write`; run `./speechcad bench` for figures of your own machine.

            %1$s

            ## How they were taken

            One run, one machine for everything: client, gateway, functions, PostgreSQL 17 with `fsync`,
            `synchronous_commit` and `full_page_writes` on, and Telegram's double all share the processors.

            - **Requests.** %2$d rounds after five that warm up; in each round every work has two slices, one on the way
              there and one on the way back (ABBA), %3$d requests a round in all, one at a time. p50 and p99 are of all
              requests; the share of (bare handler + 3 one-row commits) is taken round by round, and its median over the
              rounds is printed with the least and the most.
            - **A tap** is Telegram's own update: a person goes from the home screen to the wallet and back. **call_ended**
              is Retell's signed event about a one-minute call (24 KB with its word timings), which closes the call,
              captures its money, frees its slot, stores the answer and rewrites the chat's message. **A payment** is
              DynoPay's sealed payment.confirmed: the invoice is closed, the wallet credited, the chat's message rewritten.
            - **The commit** is the server's confirmation, after the flush, as it arrives on the function's connection. Which
              of a request's transactions wrote the effect is PostgreSQL's own word (`track_commit_timestamp` of the row's
              `xmin`).
            - **Bare handler** is a Micronaut api-proxy function with one empty route behind the same gateway, from request to
              answer. **One-row commit** is one `insert` in autocommit by the functions' role and driver.
            - **Starts.** %4$d of each function, interleaved, each in a process of its own under AWS's runtime interface client
              on a plain JVM (`-Xmx512m -XX:+UseSerialGC`, no archive of classes, no SnapStart) with the class path of its own
              archive, from the process's start to its first answer to an authentic event, the first connection to
              PostgreSQL included. The bare handler has the same libraries on its class path.

            ## How to read the goal

            The goal counts in durable commits, and what one costs is the disk's doing: where a flush takes well under a tenth of a
            millisecond, as on a virtual disk that answers from memory, a one-row commit is hardly more than a round trip, and three
            of them pay for three statements. A slower flush, and a machine on which a flush waits for a processor, makes the goal
            easier to meet, which proves nothing about the code: read a "met" beside the one-row commit's own time. Fewer round
            trips do prove something. On a machine with other work the milliseconds say little, and every round trip waits for a
            processor twice.

            An update is one transaction. The first round trip locks and asks for everything that has to be known, the second
            changes what follows from it (the ledger's function is one statement of it), the last one brings the chat's message
            and the commit. A payment takes one more: whoever waits for the money is served before the message says how much is
            left. Statements that travel together still cost PostgreSQL their work, each under row-level security, so a tap's
            beginning and its end are one each ([why](adr/0042-an-update-begins-and-ends-with-one-statement.md)), and what is
            asked together is one where nothing in it depends on the rest: five statements for a tap, six for a command or typed
            text, fifteen and the journal's own for the end of a call, seventeen for a payment; `begin` and `commit` count.

            ## What is not covered

            Anything on AWS: network between function and database, RDS, API Gateway, SnapStart. Several requests at a time.
            A database with months of rows. Real providers: the double answers at once.
            """;

    private ReportText() {}
}
