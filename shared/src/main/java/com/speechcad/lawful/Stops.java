package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/** What is switched off or suspended now, of all that a call needs; joins the open transaction. */
@Singleton
public class Stops {
    private final Sql sql;

    Stops(Sql sql) {
        this.sql = sql;
    }

    /** Empty where nothing stands in the way; in the round trip of whatever is needed next. */
    public Later<Set<Facts.Stop>> ask(Dial.Calling calling) {
        return sql.of("""
                        select scope from kill_switch where released_at is null and (scope = 'TENANT'
                          or scope = 'BUSINESS' and subject = :business or scope = 'CALLER_ID' and subject = :callerId
                          or scope = 'FLOW' and subject
                            = (select flow_id::text from flow_version where id = :version::uuid))
                        union all select 'BUSINESS' from business_suspension
                          where business_id = :id and lifted_at is null
                        union all select 'FLOW' from flow_suspension where lifted_at is null
                          and flow_id = (select flow_id from flow_version where id = :version::uuid)
                        union all select 'PLATFORM' from platform_stops()""")
                .with("business", Long.toString(calling.business().value()))
                .with("id", calling.business())
                .with("callerId", calling.callerId())
                .with("version", calling.flowVersion().map(Object::toString).orElse(null))
                .askTexts()
                .then(found -> {
                    var stops = EnumSet.noneOf(Facts.Stop.class);
                    found.forEach(scope -> stops.add(Facts.Stop.valueOf(scope)));
                    return stops;
                });
    }
}
