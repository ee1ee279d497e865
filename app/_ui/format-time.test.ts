import { describe, expect, it } from "vitest";
import { plainSpaces } from "@/lib/testing/plain-spaces";
import { duration, exactTime, logTime, longDate, relativeTime } from "./format-time";

const now = new Date("2026-11-24T10:00:00Z");
const london = { locale: "en-GB", timeZone: "Europe/London" };
const berlin = { locale: "de-DE", timeZone: "Europe/Berlin" };
const newYork = { locale: "en-US", timeZone: "America/New_York" };

describe("relativeTime", () => {
  it.each([
    ["2026-11-24T09:59:31Z", "just now"],
    ["2026-11-24T10:00:20Z", "just now"],
    ["2026-11-24T09:59:00Z", "1 minute ago"],
    ["2026-11-24T09:48:00Z", "12 minutes ago"],
    ["2026-11-24T07:01:00Z", "2 hours ago"],
    ["2026-11-23T10:00:00Z", "23 Nov, 10:00"],
    ["2026-03-03T18:40:00Z", "3 Mar, 18:40"],
    ["2025-12-31T18:40:00Z", "31 Dec 2025, 18:40"],
    ["2026-11-25T10:00:00Z", "25 Nov, 10:00"],
  ])("%s reads %s", (at, text) => {
    expect(relativeTime(new Date(at), london, now)).toBe(text);
  });

  it("uses the reader's zone for the day and the year", () => {
    expect(relativeTime(new Date("2026-01-01T02:00:00Z"), newYork, now)).toBe("Dec 31, 2025, 09:00 PM");
  });
});

describe("exactTime", () => {
  it("names the zone", () => {
    expect(plainSpaces(exactTime(new Date("2026-03-03T18:40:11Z"), berlin))).toBe("3 March 2026 at 19:40:11 CET");
  });
});

describe("longDate", () => {
  it("is English for every reader, American for Americans", () => {
    expect(plainSpaces(longDate(now, berlin))).toBe("24 November 2026");
    expect(plainSpaces(longDate(now, newYork))).toBe("November 24, 2026");
  });

  it("holds together at the end of a line", () => {
    expect(longDate(now, london)).toBe("24\u00a0November\u00a02026");
  });
});

describe("logTime", () => {
  it("shows the day when it is not today, and the year when it is another one", () => {
    expect(logTime(new Date("2026-11-24T09:02:11Z"), london, now)).toBe("09:02:11");
    const words = (at: string) => plainSpaces(logTime(new Date(at), london, now));
    expect(words("2026-11-22T09:02:11Z")).toBe("22 Nov, 09:02:11");
    expect(words("2025-11-22T09:02:11Z")).toBe("22 Nov 2025, 09:02:11");
  });
});

describe("duration", () => {
  it.each([
    [141, "141 ms"],
    [8200, "8.2 s"],
    [60_000, "1 minute"],
    [150_000, "2 minutes"],
    [7_300_000, "2 hours"],
  ])("%i ms reads %s", (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});
