import { describe, expect, it } from "vitest";
import { flowWords } from "./flow-words";

describe("flowWords", () => {
  it.each([
    [null, "Manage subscription"],
    ["subscription_cancel", "Cancel"],
    ["something_of_tomorrow", "Something of tomorrow"],
  ])("%s", (flow, words) => {
    expect(flowWords(flow)).toBe(words);
  });
});
