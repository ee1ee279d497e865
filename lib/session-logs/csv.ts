export type Cell = string | number | boolean | Date | null;

/** One record of RFC 4180, its line break included. */
export const csvLine = (cells: Cell[]): string => `${cells.map(cell).join(",")}\r\n`;

/**
 * A cell that a spreadsheet shows and does not run: what would begin a formula gets an apostrophe before it
 * (OWASP: CSV Injection). Quoted where the text has a quote, a comma, a line break, or a space at its ends.
 */
function cell(value: Cell): string {
  if (value === null) return "";
  const raw = value instanceof Date ? value.toISOString() : String(value);
  const text = typeof value === "string" && /^[\s\0]*[=+\-@\t\r＝＋－＠]/.test(raw) ? `'${raw}` : raw;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
