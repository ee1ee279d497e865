import { describe, expect, it } from "vitest";
import { mailKinds } from "@/lib/env";
import { billingLetter } from "./billing-letter";
import { messageOf } from "./letter";

process.env.BRAND_NAME = "Ben & <Co>";

const news = { plan: "Pro <b>", card: "your Visa ending 4242", on: new Date("2027-03-14T23:30:00Z") };

describe("billingLetter", () => {
  it.each(mailKinds)("of %s escapes what it names, links to our page and loads nothing", (kind) => {
    const letter = billingLetter({ ...news, kind, timeZone: "UTC" });
    const { html, text } = messageOf("ana@example.com", letter);
    expect(letter.button.url).toBe(`${process.env.APP_URL}/account`);
    expect(text).toContain(letter.button.url);
    expect(html).toContain("Ben &amp; &lt;Co&gt;");
    expect(html).not.toMatch(/<b>|<img|<script|<link|src=|@import|url\(/i);
  });

  it("names the day in the reader's zone", () => {
    const { sentences } = billingLetter({ ...news, kind: "trial_ending", timeZone: "Europe/Berlin" });
    expect(sentences[0]).toContain("ends on 15 March 2027");
  });
});
