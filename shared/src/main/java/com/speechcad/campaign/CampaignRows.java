package com.speechcad.campaign;

import com.speechcad.call.Attempt;
import com.speechcad.call.EndReason;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** A campaign's contacts on their way from the source into rows of their own. */
@Singleton
class CampaignRows {
    /** Whom a source holds; :source and :after are given. */
    static final String OF_LIST = """
            select c.seq as place, c.number, c.region, c.variables from contact c
            where c.list_id = :source and c.seq > :after order by c.seq""";

    /** Whom a campaign did not reach and another one may: not who marked its call as spam. */
    static final String LEFT = "(c.state = 'CANCELLED' or (c.state = 'EXHAUSTED' and c.outcome is distinct from '"
            + EndReason.MARKED_AS_SPAM.word() + "') or (c.state = 'EXCLUDED' and c.rule in ("
            + PassingRules.NAMES
            + ")))";

    static final String NOT_REACHED = """
            select c.seq::bigint as place, c.number, c.region, c.variables from campaign_contact c
            where c.campaign_id = :source and c.seq > :after and\s""" + LEFT + " order by c.seq";

    private final Sql sql;
    private final CampaignScripts scripts;

    CampaignRows(Sql sql, CampaignScripts scripts) {
        this.sql = sql;
        this.scripts = scripts;
    }

    static String select(Campaign.Source source) {
        return switch (source) {
            case Campaign.Source.OfList _ -> OF_LIST;
            case Campaign.Source.NotReachedBy _ -> NOT_REACHED;
        };
    }

    /** How many contacts the campaign's source holds now. */
    int inSource(Campaign campaign) {
        var source = campaign.plan().source().orElseThrow();
        return switch (source) {
            case Campaign.Source.OfList(var list) ->
                sql.of("select contacts as n from contact_list where id = :id and deleted_at is null")
                        .with("id", list)
                        .first(row -> row.integer("n"))
                        .orElse(0);
            case Campaign.Source.NotReachedBy(var earlier) ->
                sql.of("select count(*) as n from campaign_contact c where c.campaign_id = :id and " + LEFT)
                        .with("id", earlier)
                        .only(row -> row.integer("n"));
        };
    }

    /** Whether a file is still being read into its list: nobody was shown what those people cost. */
    boolean isBeingFilled(Campaign campaign) {
        return campaign.plan().source().orElseThrow() instanceof Campaign.Source.OfList(var list)
                && sql.of("""
                        select exists(select from contact_import where list_id = :list
                          and state in ('RECEIVED', 'FETCHING', 'READING', 'ASKING', 'IMPORTING')) as so""").with("list", list).only(row -> row.flag("so"));
    }

    /** How many of those whom the campaign's owner confirmed its source still holds: who came later is not among them. */
    int confirmed(Campaign campaign) {
        var source = campaign.plan().source().orElseThrow();
        return switch (source) {
            case Campaign.Source.OfList(var list) ->
                sql.of("""
                                    select count(*) as n from contact c join contact_list l on l.id = c.list_id
                                    where c.list_id = :list and l.deleted_at is null and c.seq <= coalesce(
                                      (select confirmed_to from campaign where id = :id), c.seq)""").with("list", list).with("id", campaign.id()).only(row -> row.integer("n"));
            case Campaign.Source.NotReachedBy _ -> inSource(campaign);
        };
    }

    /** What was confirmed: with a list, whoever is on it now, and the consent that covers them. */
    void freeze(UUID id, Attempt.Script script, Money budget, int contacts) {
        sql.of("""
                update campaign set flow_name = :name, flow_number = :number, agent_id = :agent, agent_version = :version,
                  typed_input = :typed, labels = :labels::jsonb, budget_micros = :budget, total = :total,
                  consent_id = %s,
                  confirmed_to = (select max(c.seq) from contact c where c.list_id = campaign.list_id)
                where id = :id""".formatted(StoredCampaign.CONSENT))
                .with("name", script.name())
                .with("number", script.number())
                .with("agent", script.agentId())
                .with("version", script.agentVersion())
                .with("typed", script.typedInput())
                .with("labels", scripts.write(script.labels()))
                .with("budget", budget)
                .with("total", contacts)
                .with("id", id)
                .soon();
    }

    /** What it rests on stays what it is now, whatever becomes of the list. Before it is running. */
    void freezeConsent(UUID id) {
        sql.of("update campaign set consent_id = " + StoredCampaign.CONSENT + " where id = :id")
                .with("id", id)
                .soon();
    }

    void count(UUID id, int contacts) {
        sql.of("update campaign set total = :total where id = :id")
                .with("total", contacts)
                .with("id", id)
                .soon();
    }

    /**
     * Copies the next of them, numbered on; the campaign's row is locked.
     *
     * @return how many there were
     * @throws IllegalStateException when not every one of them became a row: nobody is lost in silence
     */
    int copy(Campaign campaign, int most, Instant now) {
        var source = campaign.plan().source().orElseThrow();
        var copied = sql.of("""
                        with mark as (select copied, copied_to as after, confirmed_to as upto from campaign where id = :id),
                          next as (select s.* from (%s) s where s.place <= coalesce((select upto from mark), s.place)
                            order by s.place limit :most),
                          done as (insert into campaign_contact (campaign_id, seq, number, region, variables, next_at)
                            select :id, (select copied from mark) + row_number() over (order by place), number, region,
                              variables, :now from next returning 1)
                        update campaign set copied = copied + (select count(*) from done),
                          copied_to = coalesce((select max(place) from next), copied_to)
                        where id = :id returning (select count(*) from next) as found, (select count(*) from done) as copied""".formatted(select(source).replace(":after", "(select after from mark)")))
                .with("id", campaign.id())
                .with("source", source.id())
                .with("most", most)
                .with("now", now)
                .only(row -> new Copied(row.integer("found"), row.integer("copied")));
        if (copied.found != copied.rows) {
            throw new IllegalStateException(
                    "of %d contacts of campaign %s %d were copied".formatted(copied.found, campaign.id(), copied.rows));
        }
        return copied.rows;
    }

    private record Copied(int found, int rows) {}

    /** All are there: how many there are is exact from now on. */
    void copied(UUID id, Instant now) {
        sql.of("update campaign set copied_at = :now, total = copied where id = :id and copied_at is null")
                .with("now", now)
                .with("id", id)
                .update();
    }
}
