import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { countLinkRequest, linkLimits } from "./link-requests";

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("countLinkRequest", () => {
  it("refuses the next one when an address was written to often enough, and says how long to wait", async () => {
    for (const _ of times(linkLimits.perAddress)) await countLinkRequest("ana@example.com", null);

    const refusal = await countLinkRequest("ana@example.com", null).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: "rate_limited" });
    const wait = (refusal as AppError).retryAfterSeconds ?? 0;
    expect(wait).toBeGreaterThan(linkLimits.seconds - 60);
    expect(wait).toBeLessThanOrEqual(linkLimits.seconds);
  });

  it("counts each of many requests that come at once", async () => {
    const requests = times(linkLimits.perAddress * 2).map(() => countLinkRequest("many@example.com", null));
    const outcomes = await Promise.allSettled(requests);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(linkLimits.perAddress);
  });

  it("refuses a network that asks for many addresses, and leaves the addresses their own count", async () => {
    const network = "203.0.113.0/24";
    for (const index of times(linkLimits.perNetwork)) await countLinkRequest(`person${index}@example.com`, network);

    for (const _ of times(linkLimits.perAddress)) {
      await expect(countLinkRequest("bo@example.com", network)).rejects.toMatchObject({ code: "rate_limited" });
    }

    await expect(countLinkRequest("bo@example.com", "198.51.100.0/24")).resolves.toBeUndefined();
  });

  it("keeps no address in the table", async () => {
    await countLinkRequest("cleo@example.com", "192.0.2.0/24");
    const rows = JSON.stringify(await db().rateLimiterFlexible.findMany());
    expect(rows).not.toMatch(/cleo|example|192\.0\.2/);
  });
});
