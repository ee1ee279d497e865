import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "./csv";

/** A reader of RFC 4180, as a spreadsheet is one. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const row = rows.at(-1) as string[];
    if (text[at] === '"') {
      const end = /"(?!")/;
      let rest = at + 1;
      while (text[rest] !== '"' || text[rest + 1] === '"') rest += text[rest] === '"' ? 2 : 1;
      expect(end.test(text.slice(rest))).toBe(true);
      row.push(text.slice(at + 1, rest).replaceAll('""', '"'));
      at = rest + 1;
    } else {
      const end = text.slice(at).search(/,|\r\n/);
      row.push(text.slice(at, at + end));
      at += end;
    }
    if (text[at] === ",") at += 1;
    else {
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

const hostile = oneof(
  string({ unit: "binary" }),
  array(constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", "'", " ", "a", "＝", "\0")).map((all) =>
    all.join(""),
  ),
);

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
        const [row = [], ...others] = read(csvLine(cells));
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
