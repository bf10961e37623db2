package com.speechcad.lawful;

import com.speechcad.db.Later;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where whom a campaign calls came from. */
public interface CampaignLists {
    /**
     * When people were last added of those whom it calls; empty where nothing was ever imported. In the round trip of whatever
     * is needed next.
     */
    Later<Optional<Instant>> askLastAdded(UUID campaign);
}
