import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockText, momentOf, momentText, withOffset } from "./time-range";

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia"];

describe("momentText", () => {
  it("says a moment as the clock there shows it, and how far that is from UTC", () => {
    expect(momentText(new Date("2026-11-24T00:00:00Z"), "Europe/Berlin")).toBe("2026-11-24T01:00+01:00");
    expect(momentText(new Date("2026-07-01T00:00:00Z"), "America/New_York")).toBe("2026-06-30T20:00-04:00");
    expect(momentText(new Date("2026-07-01T00:00:00Z"), "UTC")).toBe("2026-07-01T00:00+00:00");
  });

  it("is read back as the same minute, wherever it is read", () => {
    const minute = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 });
    const zone = fc.constantFrom(...zones);
    fc.assert(
      fc.property(minute, zone, zone, (minutes, here, there) => {
        const at = new Date(minutes * 60_000);
        const text = momentText(at, here);
        expect(momentOf(text, there, false)).toEqual(at);
        expect(momentOf(text, there, true)).toEqual(new Date(at.getTime() + 60_000));
        expect(clockText(text, there)).toBe(momentText(at, there).slice(0, 16));
      }),
    );
  });
});

describe("withOffset", () => {
  it.each([
    ["2026-11-01", false, "2026-11-01T00:00+01:00"],
    ["2026-11-01", true, "2026-11-01T23:59+01:00"],
    ["2026-10-25", true, "2026-10-25T23:59+01:00"], // the day on which clocks change
    ["2026-10-25", false, "2026-10-25T00:00+02:00"],
    ["2026-07-01T09:30", false, "2026-07-01T09:30+02:00"],
    ["2026-07-01T09:30", true, "2026-07-01T09:30+02:00"],
    ["2026-07-01T09:30Z", false, "2026-07-01T09:30Z"],
    ["2026-07-01T09:30-07:00", false, "2026-07-01T09:30-07:00"],
    ["yesterday", false, "yesterday"],
  ])("%s, as an end: %s", (text, isEnd, expected) => {
    expect(withOffset(text, "Europe/Berlin", isEnd)).toBe(expected);
  });

  it("means what was meant without it", () => {
    const day = fc
      .integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 })
      .map((minutes) => new Date(minutes * 60_000).toISOString());
    const text = fc.tuple(day, fc.constantFrom(10, 16)).map(([iso, length]) => iso.slice(0, length));
    fc.assert(
      fc.property(text, fc.constantFrom(...zones), fc.boolean(), (one, zone, isEnd) => {
        expect(momentOf(withOffset(one, zone, isEnd), "UTC", isEnd)).toEqual(momentOf(one, zone, isEnd));
      }),
    );
  });
});
