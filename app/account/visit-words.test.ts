import { describe, expect, it } from "vitest";
import type { Visit } from "@/lib/portal/history";
import { originLine, visitProblem, visitStanding } from "./visit-words";

const now = new Date("2026-11-24T10:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("visitStanding", () => {
  it.each<[Visit["state"], number, string]>([
    ["creating", 0, "Opening"],
    ["creating", 2, "Not opened"],
    ["open", 59, "Open"],
    ["open", 61, "Not returned"],
    ["returned", 5, "Returned"],
    ["failed", 5, "Couldn’t open"],
    ["unknown", 5, "Couldn’t open"],
    ["denied", 5, "Not allowed"],
  ])("%s, %i minutes old", (state, age, word) => {
    expect(visitStanding({ state, requestedAt: minutesAgo(age) }, now).word).toBe(word);
  });
});

describe("visitProblem", () => {
  it("explains what it knows, and stays calm about what it does not", () => {
    expect(visitProblem({ errorCode: null })).toBeNull();
    expect(visitProblem({ errorCode: "stripe_timeout" })).toMatch(/did not answer in time/);
    expect(visitProblem({ errorCode: "of_an_older_version" })).toMatch(/^It did not work/);
  });
});

describe("originLine", () => {
  const [long, none] = [
    { openedAt: minutesAgo(9), returnedAt: minutesAgo(4) },
    { openedAt: null, returnedAt: null },
  ];
  const brief = { openedAt: minutesAgo(0), returnedAt: now };

  it.each([
    [
      long,
      { device: "Firefox on Windows", networkAddress: "203.0.113.0/24" },
      "Firefox on Windows · 203.0.113.0/24 · 5 minutes",
    ],
    [brief, { device: "Firefox on Windows" }, "Firefox on Windows · less than a minute"],
    [brief, { device: null }, "It took less than a minute."],
    [long, {}, "It took 5 minutes."],
    [none, { device: "Firefox on Windows" }, "Firefox on Windows"],
    [none, {}, ""],
  ])("%o from %o", (visit, origin, line) => {
    expect(originLine(visit, origin)).toBe(line);
  });
});
