import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandStyle, contrast } from "./brand-colours";

const colourOf = (style: string, name: string) => new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(style)?.[1] ?? "";

describe("brandStyle", () => {
  it("keeps an accent that reads already", () => {
    expect(colourOf(brandStyle("#1f5f4a"), "accent-light")).toBe("#1f5f4a");
  });

  it("makes any colour readable as text, and the text on it readable", () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
    fc.assert(
      fc.property(hex, (accent) => {
        const style = brandStyle(accent);
        expect(contrast(colourOf(style, "accent-light"), "#f3f2ee")).toBeGreaterThanOrEqual(4.5);
        expect(contrast(colourOf(style, "accent-dark"), "#232320")).toBeGreaterThanOrEqual(4.5);
        expect(contrast(colourOf(style, "on-fill"), accent)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
