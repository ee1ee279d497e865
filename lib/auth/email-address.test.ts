import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { normalizeEmail } from "./email-address";

describe("normalizeEmail", () => {
  it.each([
    ["Ana@Example.COM", "ana@example.com"],
    ["  ana+portico@mail.example.co.uk ", "ana+portico@mail.example.co.uk"],
    ["o'neil@example.com", "o'neil@example.com"],
  ])("writes %s as %s", (typed, email) => {
    expect(normalizeEmail(typed)).toBe(email);
  });

  it.each([
    ["nothing", " "],
    ["no address", "ana"],
    ["a full-width @", "ana＠example.com"],
    ["a full-width @ before a real one", "ana＠evil.example@example.com"],
    ["a small @", "ana﹫example.com"],
    ["the Kelvin sign for a k", "an\u212a@example.com"],
    ["a Cyrillic letter", "аna@example.com"],
    ["two addresses", "ana@example.com,eve@example.com"],
    ["two addresses in a list", "ana@example.com;eve@example.com"],
    ["two addresses with a space", "ana@example.com eve@example.com"],
    ["a name and an address", "Ana <ana@example.com>"],
    ["a quoted address", '"eve@evil.example"@example.com'],
    ["a header of its own", "ana@example.com\r\nBcc: eve@example.com"],
    ["an address too long for a mail server", `${"a".repeat(250)}@example.com`],
  ])("refuses %s", (_, typed) => {
    expect(() => normalizeEmail(typed)).toThrow(new AppError("invalid_email"));
  });
});
