import { describe, expect, it } from "vitest";
import { mailKinds, parseEnv } from "./env";

describe("MAILS_OFF", () => {
  it("takes the names of mails, and refuses any other when the server starts, naming those there are", () => {
    expect(parseEnv({ ...process.env, MAILS_OFF: mailKinds.join(", ") }).MAILS_OFF).toEqual([...mailKinds]);
    expect(() => parseEnv({ ...process.env, MAILS_OFF: "trial_ending,payment-failed" })).toThrow(
      /MAILS_OFF\S*: takes names of mails: payment_failed, card_expiring/,
    );
  });
});
