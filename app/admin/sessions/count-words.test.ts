import { describe, expect, it } from "vitest";
import { countOf, countWords } from "./count-words";

describe("the count of a list", () => {
  it.each<[string, object[], string | null, number | null, string]>([
    ["that has none, though counting took too long", [], null, null, "0 sessions"],
    ["that is all on this page, likewise", [{}, {}], null, null, "2 sessions"],
    ["that goes on", [{}], "older", 7, "7 sessions"],
    ["that goes on, for longer than is counted", [{}], "older", 10_001, "10,000+ sessions"],
    ["that goes on, where counting took too long", [{}], "older", null, "Many sessions"],
  ])("%s", (_, rows, older, counted, words) => {
    expect(countWords(countOf({ rows, older }, counted))).toBe(words);
  });
});
