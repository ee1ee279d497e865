import { describe, expect, it } from "vitest";
import { mailKinds } from "@/lib/env";
import { type BillingNews, billingLetter } from "./billing-letter";
import { messageOf } from "./letter";

process.env.BRAND_NAME = "Ben & <Co>";

const news: Omit<BillingNews, "kind"> = {
  plan: "Pro <b>",
  card: "Visa ending 4242",
  price: "€29.00 a month",
  status: "active",
  on: new Date("2027-03-14T23:30:00Z"),
  timeZone: "UTC",
};

describe("billingLetter", () => {
  it.each(mailKinds)("of %s escapes what it names, links to our pages and loads nothing", (kind) => {
    const letter = billingLetter({ ...news, kind });
    const { html, text } = messageOf("ana@example.com", letter);
    expect(letter.button.url).toMatch(new RegExp(`^${process.env.APP_URL}/account(/portal/payment-method)?$`));
    expect(text).toContain(letter.button.url);
    expect(html).toContain("Ben &amp; &lt;Co&gt;");
    expect(html).not.toMatch(/<b>|<img|<script|<link|src=|@import|url\(/i);
    for (const sentence of letter.sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it("names the day in the reader's zone", () => {
    const { sentences } = billingLetter({ ...news, kind: "trial_ending", timeZone: "Europe/Berlin" });
    expect(sentences[0]).toContain("ends on 15 March 2027");
  });

  it.each<[Partial<BillingNews>, RegExp, RegExp]>([
    [
      { kind: "payment_failed", status: "past_due" },
      /charge your Visa ending 4242.*We will try again/,
      /payment-method$/,
    ],
    [
      { kind: "payment_failed", status: "unpaid" },
      /We do not try again by ourselves.*pay the open invoice/,
      /account$/,
    ],
    [{ kind: "payment_failed", status: "incomplete" }, /has not started.*Pay the open invoice today/, /account$/],
    [{ kind: "payment_failed", status: "past_due", card: null }, /charge your card/, /payment-method$/],
    [{ kind: "card_expiring" }, /with your Visa ending 4242, which expires after 14 March 2027\./, /payment-method$/],
    [{ kind: "trial_ending" }, /your Visa ending 4242 is charged for the first time: €29\.00 a month\./, /account$/],
    [{ kind: "trial_ending", card: null }, /costs €29\.00 a month, and there is no card/, /payment-method$/],
    [{ kind: "subscription_ending" }, /ends on 14 March 2027/, /account$/],
  ])("says of %o what is true and what to do", (more, words, address) => {
    const { sentences, button } = billingLetter({ ...news, kind: "payment_failed", ...more });
    expect(sentences.join(" ")).toMatch(words);
    expect(button.url).toMatch(address);
  });
});
