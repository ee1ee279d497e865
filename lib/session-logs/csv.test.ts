import { array, assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { hostile, readCsv } from "@/lib/testing/csv";
import { csvLine } from "./csv";

describe("csvLine", () => {
  it.each<[Parameters<typeof csvLine>[0], string]>([
    [["a", 1, true, null], "a,1,true,\r\n"],
    [[new Date("2026-11-24T09:00:00Z")], "2026-11-24T09:00:00.000Z\r\n"],
    [['=HYPERLINK("x")'], `"'=HYPERLINK(""x"")"\r\n`],
    [[-5], "-5\r\n"],
    [["two\nlines"], '"two\nlines"\r\n'],
  ])("%o", (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it("gives back every cell, and begins none with a formula, whatever is in it", () => {
    assert(
      property(array(hostile, { minLength: 1, maxLength: 5 }), (cells) => {
        const [row = [], ...others] = readCsv(csvLine(cells));
        expect(others).toEqual([]);
        expect(row).toHaveLength(cells.length);
        row.forEach((text, at) => {
          expect([cells[at], `'${cells[at]}`]).toContain(text);
          expect(text).not.toMatch(/^\s*[=+\-@\t\r]/);
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
