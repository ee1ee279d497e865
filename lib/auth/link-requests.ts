import { createHmac } from "node:crypto";
import { limit } from "@/lib/db/limit";
import { env } from "@/lib/env";

/** How many links may be asked for: enough for somebody who cannot find the mail, too few to flood a mailbox. */
export const linkLimits = { perAddress: 10, perNetwork: 100, seconds: 60 * 60 };

const { perAddress, perNetwork, seconds } = linkLimits;
const ofAddress = limit({ of: "sign-in-link:address", most: perAddress, seconds });
const ofNetwork = limit({ of: "sign-in-link:network", most: perNetwork, seconds });

/**
 * Counts a request for a sign-in link, whether or not the address is known to us.
 * @throws {AppError} rate_limited, with the seconds to wait
 */
export async function countLinkRequest(email: string, networkAddress: string | null): Promise<void> {
  // the network first: one that asks too often must not use up other people's addresses
  if (networkAddress) await ofNetwork(hashed(networkAddress));
  await ofAddress(hashed(email));
}

// the table is no list of who wanted to sign in
const hashed = (key: string) => createHmac("sha256", env().AUTH_SECRET).update(key).digest("base64url");
