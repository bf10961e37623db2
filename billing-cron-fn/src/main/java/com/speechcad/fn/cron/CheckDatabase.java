package com.speechcad.fn.cron;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether PostgreSQL answers, as whom it knows us, and whether its clock agrees with ours. */
@Singleton
class CheckDatabase implements Checkup {
    private static final int LEAST_VERSION = 17;
    private static final Duration MOST_SKEW = Duration.ofSeconds(30);

    /** Half of the five minutes for which the seals of Retell and DynoPay are good: a letter takes its time as well. */
    private static final Duration TOO_MUCH_SKEW = Duration.ofSeconds(150);

    private final Tx tx;
    private final Sql sql;
    private final Tenants tenants;
    private final Clock clock;
    private final Duration ahead;

    /** @param ahead how far our clock was moved before the world's, as only a lab's is */
    CheckDatabase(Tx tx, Sql sql, Tenants tenants, Clock clock, @Value("${doctor.clock.ahead:0s}") Duration ahead) {
        this.tx = tx;
        this.sql = sql;
        this.tenants = tenants;
        this.clock = clock;
        this.ahead = ahead;
    }

    /** @param mayEverything a superuser, or one whom row-level security does not bind */
    private record Server(int version, String role, boolean mayEverything, Instant now) {}

    @Override
    public int place() {
        return 2;
    }

    @Override
    public List<Finding> look() {
        var server = tx.call(
                TenantId.PLATFORM,
                () -> sql.of("""
                                select current_setting('server_version_num')::int / 10000 as version, rolname as role,
                                  rolsuper or rolbypassrls as everything, clock_timestamp() as now
                                from pg_roles where rolname = current_user""")
                        .only(row -> new Server(
                                row.integer("version"), row.text("role"), row.flag("everything"), row.instant("now"))));
        var findings = new ArrayList<Finding>();
        findings.add(
                server.version < LEAST_VERSION
                        ? Finding.wrong(
                                "the database is PostgreSQL " + server.version + ", and has to be " + LEAST_VERSION)
                        : Finding.fine("the database answers: PostgreSQL " + server.version));
        findings.add(
                server.mayEverything
                        ? Finding.wrong("DATABASE_USER is " + server.role + ", whom row-level security does not bind:"
                                + " every tenant would see every row. Use speechcad_app")
                        : Finding.fine("we are " + server.role + ", bound by row-level security"));
        findings.add(skew(server.now));
        findings.add(
                tenants.bySlug("default").isPresent()
                        ? Finding.fine("the tenant default is there")
                        : Finding.wrong("there is no tenant default: run the migrations (migrate-fn)"));
        return findings;
    }

    /** Business time is ours; the database's stamps rows for people to read. */
    private Finding skew(Instant theirs) {
        var apart = Duration.between(theirs, clock.instant().minus(ahead)).abs();
        var words = "our clock and the database's are " + apart.toSeconds()
                + " s apart: seals of providers are good for five minutes only";
        if (apart.compareTo(TOO_MUCH_SKEW) > 0) {
            return Finding.wrong(
                    words + ", so their letters are refused with 401. settle-missed asks for what they say");
        }
        return apart.compareTo(MOST_SKEW) > 0
                ? Finding.note(words)
                : Finding.fine("our clock agrees with the database's");
    }
}
