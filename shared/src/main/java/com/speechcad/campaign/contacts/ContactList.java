package com.speechcad.campaign.contacts;

import com.speechcad.kernel.BusinessId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Numbers to call, to be used again and again.
 *
 * @param country two letters: numbers without a country code are read as numbers of this country
 * @param consent what stands behind these numbers, by the id of whoever keeps consents
 * @param contacts how many are in it
 * @param changes rises whenever contacts come or go
 * @param deletedAt hidden since then; it can be brought back for {@link ContactLists#KEPT}
 */
public record ContactList(
        UUID id,
        BusinessId business,
        String name,
        String country,
        Optional<UUID> consent,
        int contacts,
        long changes,
        Instant createdAt,
        Optional<Instant> deletedAt) {}
