import { describe, expect, it } from "vitest";
import { errorCodes } from "@/lib/errors";
import { type Asked, errorSentence } from "./error-messages";

describe("errorSentence", () => {
  it.each(errorCodes)("%s is told in whole sentences that say what to do", (code) => {
    const text = errorSentence(code);
    expect(text).toMatch(/^[A-Z].+\.$/);
    expect(text).toMatch(/try again|make somebody|write to us|choose|use|reload|change your plan/i);
    expect(text).not.toMatch(/stripe|cus_|error|oops/i);
  });

  it("says what could not be reached, and that nothing was charged where something might have been", () => {
    const of = (asked?: Asked) => errorSentence("stripe_unavailable", undefined, asked);
    expect(of()).toBe("The billing portal could not be reached. Nothing was changed. Try again in a minute.");
    expect(of("records")).toBe("Our payment service could not be reached. Nothing was changed. Try again in a minute.");
    expect(of("checkout")).toBe(
      "Our payment service could not be reached. Nothing was charged. Try again in a minute.",
    );
  });

  it.each([
    [undefined, "in a few minutes"],
    [0, "in 1 second"],
    [12.2, "in 13 seconds"],
    [60, "in 1 minute"],
    [61, "in 2 minutes"],
  ])("tells how long to wait: %s", (seconds, words) => {
    expect(errorSentence("rate_limited", seconds)).toContain(words);
  });
});
