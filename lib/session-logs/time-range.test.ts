import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentOf, momentText } from "./time-range";

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia"];
const hour = 3_600_000;

describe("momentText", () => {
  it("says a moment as the clock there shows it", () => {
    expect(momentText(new Date("2026-11-24T00:00:00Z"), "Europe/Berlin")).toBe("2026-11-24T01:00");
    expect(momentText(new Date("2026-07-01T00:00:00Z"), "America/New_York")).toBe("2026-06-30T20:00");
  });

  it("is read back as the same minute, but for the hour that a clock shows twice", () => {
    const minute = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const at = new Date(minutes * 60_000);
        const read = momentOf(momentText(at, zone), zone, false);
        expect(Math.abs(Number(read) - Number(at)) % hour).toBe(0);
        if (read?.getTime() !== at.getTime()) expect(momentText(read as Date, zone)).toBe(momentText(at, zone));
      }),
    );
  });
});
