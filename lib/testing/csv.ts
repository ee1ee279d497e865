import { array, constantFrom, oneof, string } from "fast-check";

/** A reader of RFC 4180, as a spreadsheet is one. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const row = rows.at(-1) as string[];
    if (text[at] === '"') {
      let rest = at + 1;
      while (text[rest] !== '"' || text[rest + 1] === '"') rest += text[rest] === '"' ? 2 : 1;
      row.push(text.slice(at + 1, rest).replaceAll('""', '"'));
      at = rest + 1;
    } else {
      const end = text.slice(at).search(/,|\r?\n/);
      row.push(text.slice(at, at + end));
      at += end;
    }
    if (text[at] === ",") at += 1;
    else {
      at += text[at] === "\r" ? 2 : 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

/** Text that would like to be a formula, a cell or a row of its own. */
export const hostile = oneof(
  string({ unit: "binary" }),
  array(constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", "'", " ", "a", "＝", "\0")).map((all) =>
    all.join(""),
  ),
);
