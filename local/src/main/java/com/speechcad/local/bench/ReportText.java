package com.speechcad.local.bench;

/** What stands around the figures in the document. */
final class ReportText {
    static final String DOCUMENT = """
            # Benchmarks

            Written by `./speechcad bench --write`; run `./speechcad bench` for figures of your own machine.

            %1$s

            What was measured since, in part, and what the figures say is under [Notes](#notes).

            ## How they were taken

            One run, one machine for everything: client, gateway, functions, PostgreSQL 17 with `fsync`,
            `synchronous_commit` and `full_page_writes` on, and Telegram's double all share the processors.

            - **Requests.** %2$d rounds after %5$d that warm up; in each round every work has two slices, one on the way
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
            - **Each commit N ms longer** (`--commit-ms N`) is the same works by the same processes once more, after the first
              table: PostgreSQL sleeps so long before each flush (`commit_delay`, with `commit_siblings = 0`, so that it does
              for a lone one too), and then flushes as before. Whoever wrote nothing waits for nothing. It stands for a log
              that goes over a network to its disk, and changes nothing else
              ([why](adr/0068-commits-as-slow-as-where-it-runs.md)).
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
            text, thirteen and the journal's own for the end of a call, seventeen for a payment; `begin` and `commit` count.

            ## Where the time goes

            Looked at on 2026-11-29 beside other builds (load 4 to 8): read the shares, not the milliseconds.

            **PostgreSQL**, by its own log of every statement. A tap had 12 statements, or 18 where it led home: 0.9 ms to 1.2 ms with
            the logging, most of it a few dozen µs each for statements that find one row or none. The claim of the update took 0.10 to
            0.21, the message 0.15 to 0.18, the session 0.06. The end of a call had 25: the journal's function 1.0 ms, the receipt 0.45,
            the attempt's row 0.35, what was authorised 0.2, the chat's message 0.2. Three things were more than they had to be:

            - The price in a receipt's CHECK was an SQL function, which PostgreSQL takes apart and puts into every statement anew: in a
              loop of 4,000 inserts 300 of 570 to 650 µs. The other checks, read as text in every statement, were another 140 to 190.
              They are functions now, for receipts, authorisations, attempts and top-ups.
            - The claim's foreign key to the tenant: 30 to 50 of 96 to 124 µs, and one row that all updates of a tenant locked.
            - Statements that could be one: see the round trips above.

            **The function's processor**, by JFR over as many taps as requests to the bare handler: of the samples of requests, 155 were
            Micronaut making four beans of each invocation's context, for which it looks through all beans it knows, and 182 were all
            that the doors did, delivery included: the driver first (24), then words (11), figures (7), reading the update (6), and the
            message's JSON (5). The former are no longer made (`NoContextBeans`); the samples are from
            before. Nothing else stands out.

            What is left above the floor is PostgreSQL's writing: the claim, the message and the session of a tap, and the journal,
            receipt, authorisation, attempt and message of a call.

            ## What is not covered

            Anything on AWS: network between function and database, RDS, API Gateway, SnapStart. Several requests at a time.
            A database with months of rows. Real providers: the double answers at once.
            """;

    private ReportText() {}
}
