package com.speechcad.campaign;

import com.speechcad.db.Sql;
import com.speechcad.flow.FlowVersion;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Step;
import com.speechcad.flow.UsualNames;
import com.speechcad.flow.Variables;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which variables of a draft's flow its contacts have no column for, and what is said to everybody instead. */
@Singleton
public class UnfilledVariables {
    /** Files bring the same columns in each row, or none of them. */
    private static final int LOOKED_AT = 1_000;

    private final Sql sql;
    private final FlowVersions versions;

    UnfilledVariables(Sql sql, FlowVersions versions) {
        this.sql = sql;
        this.versions = versions;
    }

    /** @param spoken the flow's default; may be empty */
    public record Unfilled(String name, String spoken) {}

    /** In the flow's order; empty as long as flow or list are not chosen, or nobody is on the list. In the open transaction. */
    public List<Unfilled> of(Campaign draft) {
        return draft.plan()
                .source()
                .map(this::columns)
                .filter(columns -> !columns.isEmpty())
                .flatMap(columns -> draft.plan()
                        .flowVersion()
                        .flatMap(id -> versions.find(new FlowVersionId(id)))
                        .map(version -> unfilled(version, columns)))
                .orElse(List.of());
    }

    private static List<Unfilled> unfilled(FlowVersion version, Map<String, String> columns) {
        var script = version.draft();
        var kept = script.steps().stream()
                .filter(Step.Keeping.class::isInstance)
                .map(step -> ((Step.Keeping) step).variable())
                .toList();
        var wanted = script.used().stream()
                .filter(name -> !kept.contains(name) && !Variables.isReserved(name))
                .toList();
        var filled = UsualNames.matched(wanted, columns).keySet();
        return wanted.stream()
                .filter(name -> !filled.contains(name))
                .map(name -> new Unfilled(name, script.defaults().getOrDefault(name, "")))
                .toList();
    }

    /** The number is one of them, so that a list of people is never without any. */
    private Map<String, String> columns(Campaign.Source source) {
        var columns = new HashMap<String, String>();
        sql.of("""
                        select distinct coalesce(k.name, '') as name
                        from (select variables from (%s) p order by place limit :most) c
                        left join lateral jsonb_object_keys(c.variables) k (name) on true""".formatted(CampaignRows.select(source)))
                .with("source", source.id())
                .with("after", 0)
                .with("most", LOOKED_AT)
                .list(row -> row.text("name"))
                .forEach(name -> columns.put(name, ""));
        return columns;
    }
}
