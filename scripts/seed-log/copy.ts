import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";

type Cell = string | number | boolean | null;

/** One line of COPY's text format. The seed's own words hold no tab, line feed or backslash. */
export const line = (cells: readonly Cell[]) => `${cells.map((cell) => (cell === null ? "\\N" : cell)).join("\t")}\n`;

/** Writes lines into a table as fast as the database takes them. */
export async function copyInto(client: pg.Client, table: string, columns: readonly string[], lines: Iterable<string>) {
  const names = columns.map((name) => `"${name}"`).join(", ");
  await pipeline(Readable.from(chunksOf(lines)), client.query(from(`COPY "${table}" (${names}) FROM STDIN`)));
}

function* chunksOf(lines: Iterable<string>): Generator<Buffer> {
  let chunk = "";
  for (const one of lines) {
    chunk += one;
    if (chunk.length < 256 * 1024) continue;
    yield Buffer.from(chunk);
    chunk = "";
  }
  if (chunk) yield Buffer.from(chunk);
}
