package com.speechcad.local.polling;

import com.speechcad.kernel.Secret;
import java.net.URI;

/**
 * A bot whose updates are fetched, and where they are brought. Prints without its secrets.
 *
 * @param telegram where the Bot API is, without a slash at the end
 * @param seal what comes with every update, as Telegram would send it
 * @param door the webhook's address on this machine
 */
public record PolledBot(URI telegram, Secret token, Secret seal, URI door) {}
