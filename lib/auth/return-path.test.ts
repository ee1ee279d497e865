import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path";

const site = "http://localhost:3000"; // APP_URL of the tests

describe("safeReturnPath", () => {
  it.each([
    ["/account/sessions?state=open#top", "/account/sessions?state=open#top"],
    ["/", "/"],
    [`${site}/account?visit=1`, "/account?visit=1"],
    ["/signal", "/signal"],
    ["/a/../admin", "/admin"],
  ])("keeps a path of this site: %s", (asked, path) => {
    expect(safeReturnPath(asked)).toBe(path);
  });

  it.each([
    ["another site", "https://evil.example/account"],
    ["another site that begins like ours", `${site}.evil.example/`],
    ["our site as a user name", "http://localhost:3000@evil.example/"],
    ["another port", "http://localhost:3001/"],
    ["another scheme", "https://localhost:3000/"],
    ["no scheme", "//evil.example"],
    ["backslashes", "/\\evil.example"],
    ["a tab that browsers drop", "/\t/evil.example"],
    ["a path that begins with two slashes once its dots are gone", "/.//evil.example"],
    ["a script", "javascript:alert(1)"],
    ["data", "data:text/html,<script>alert(1)</script>"],
    ["the sign-in page", "/sign-in?next=/account"],
    ["a page below it", "/sign-in/error"],
    ["the way out", "/sign-out"],
    ["an address for programs", "/api/auth/callback/email?token=1"],
    ["nothing", ""],
    ["a list, as from ?next=1&next=2", ["/account", "/admin"]],
    ["no value", undefined],
    ["very much", `/${"a".repeat(3000)}`],
  ])("falls back for %s", (_, asked) => {
    expect(safeReturnPath(asked, "/fallback")).toBe("/fallback");
  });

  it("never leads to another site, whatever it is asked", () => {
    const pieces = [
      "/",
      "\\",
      "//",
      "\t",
      "\n",
      "\r",
      " ",
      ".",
      "..",
      "@",
      ":",
      "?",
      "#",
      "%2f",
      "%5c",
      "%09",
      "%00",
      "\0",
    ];
    const words = [
      "evil.example",
      "localhost:3000",
      "javascript:",
      "data:",
      "http:",
      "https://",
      "ftp:",
      "account",
      "[::1]",
    ];
    const odd = ["／", "＼", "。", "⁄", "․", "\u200b", "\ud800", "ⓔvil.example", site];
    const crafted = fc
      .array(fc.constantFrom(...pieces, ...words, ...odd), { maxLength: 8 })
      .map((parts) => parts.join(""));
    const asked = fc.oneof(
      { weight: 4, arbitrary: crafted },
      fc.string({ unit: "binary" }),
      fc.webUrl(),
      fc.anything(),
    );

    fc.assert(
      fc.property(asked, (next) => {
        const path = safeReturnPath(next);
        const target = new URL(path, site); // the browser's own reading
        return path.startsWith("/") && target.origin === site && target.pathname + target.search + target.hash === path;
      }),
      { numRuns: 200_000 },
    );
  }, 120_000);
});
