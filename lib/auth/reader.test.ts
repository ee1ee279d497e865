import { describe, expect, it } from "vitest";
import { localeOf, timeZoneOf } from "./reader";

describe("localeOf", () => {
  it.each([
    ["de-AT,de;q=0.9,en;q=0.8", "de-AT"],
    ["en;q=0.2, fr-CA;q=0.7", "fr-CA"],
    ["*", "en"],
    ["fr;q=0, de", "de"],
    ["x'; DROP TABLE, de", "de"],
    ["", "en"],
    [null, "en"],
  ])("reads %s as %s", (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});

describe("timeZoneOf", () => {
  it.each([
    ["Europe/Vienna", "Europe/Vienna"],
    ["America/Argentina/Ushuaia", "America/Argentina/Ushuaia"],
    ["Mars/Olympus", "UTC"],
    ["<script>", "UTC"],
    [undefined, "UTC"],
  ])("reads %s as %s", (cookie, zone) => {
    expect(timeZoneOf(cookie)).toBe(zone);
  });
});
