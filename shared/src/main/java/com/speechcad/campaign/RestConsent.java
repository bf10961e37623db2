package com.speechcad.campaign;

/** What a campaign for those whom an earlier one did not reach rests on. */
final class RestConsent {
    /**
     * The consent's id in SQL; {@code :again} is the earlier campaign, and null gives null. It is the list's consent of now, where
     * everybody left is on that list still: whoever joins a list takes its consent away, so they were all on it when it was
     * attested. Where somebody is off it, and may have been by then, it is what the earlier campaign rested on.
     */
    static final String OF = """
            coalesce(
              (with recursive way as (
                 select c.list_id, c.again_of from campaign c where c.id = :again
                 union all select c.list_id, c.again_of from campaign c join way on c.id = way.again_of)
               select l.consent_id from way join contact_list l on l.id = way.list_id
               where l.deleted_at is null and not exists (select from campaign_contact c where c.campaign_id = :again and\s""" + CampaignRows.LEFT + """

                 and not exists (select from contact o where o.list_id = l.id and o.number = c.number))),
              (select earlier.consent_id from campaign earlier where earlier.id = :again))""";

    private RestConsent() {}
}
