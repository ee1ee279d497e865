import { afterEach, beforeEach, expect } from "vitest";

// An error that is only printed is an error nobody sees: it fails the test in which it appears.
const print = console.error;
let printed: string[] = [];

console.error = (...values: unknown[]) => {
  printed.push(values.map(String).join(" "));
  print(...values);
};

beforeEach(() => {
  printed = [];
});
afterEach(() => {
  expect(printed, "console.error was called in this test").toEqual([]);
});
