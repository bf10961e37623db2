package com.speechcad.lawful;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A call that the gate is asked about.
 *
 * @param to who would be rung
 */
public record Dial(Calling calling, PhoneNumber to, Basis basis) {
    /** How long a phone rings before it counts as not answered; the hours must last that long. */
    public static final Duration RINGING = Duration.ofSeconds(60);

    /** Who is asked about how many. */
    public enum Kind {
        /** One call that a person confirmed. It is for now: what has to wait is refused. */
        SINGLE,
        /** A row of a campaign. */
        BULK
    }

    /**
     * What all rows of one campaign have in common.
     *
     * @param callerId the number that would be shown
     * @param flowVersion what would be played, once that is chosen
     * @param ringing how long the phone may ring
     * @param campaign that the calls are of
     */
    public record Calling(
            UserId user,
            BusinessId business,
            PhoneNumber callerId,
            Kind kind,
            Optional<UUID> flowVersion,
            Duration ringing,
            Optional<UUID> campaign) {
        /** Rings as long as everybody's. */
        public static Calling of(
                UserId user, BusinessId business, PhoneNumber callerId, Kind kind, Optional<UUID> flowVersion) {
            return new Calling(user, business, callerId, kind, flowVersion, RINGING, Optional.empty());
        }

        /** Of that campaign, where there is one. */
        public Calling inCampaign(Optional<UUID> its) {
            return new Calling(user, business, callerId, kind, flowVersion, ringing, its);
        }

        public Dial to(PhoneNumber number, Basis basis) {
            return new Dial(this, number, basis);
        }
    }

    /**
     * One row of a campaign.
     *
     * @param id its own, by which the answer is found
     */
    public record Callee(UUID id, PhoneNumber to, Optional<ZoneId> zone) {}
}
