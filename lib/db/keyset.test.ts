import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor, keyset, type Page, pageOf } from "./keyset";

type Row = { id: string; requestedAt: Date };

/** What the database does with the condition, over rows in memory. */
function read(rows: Row[], cursor: string | undefined, limit: number): Page<Row> {
  const position = decodeCursor(cursor);
  const newestFirst = [...rows].sort((a, b) => +b.requestedAt - +a.requestedAt || b.id.localeCompare(a.id));
  const isNewer = position?.direction === "newer";
  const beyond = newestFirst.filter(({ id, requestedAt }) => {
    if (!position) return true;
    const order = +requestedAt - +position.at || id.localeCompare(position.id);
    return isNewer ? order > 0 : order < 0;
  });
  if (isNewer) beyond.reverse();
  return pageOf(beyond.slice(0, keyset(position, limit).take), position, limit);
}

const rows = fc.uniqueArray(
  fc.record({ id: fc.uuid(), requestedAt: fc.integer({ min: 0, max: 5 }).map((n) => new Date(n)) }),
  {
    selector: ({ id }) => id,
    maxLength: 40,
  },
);

describe("a keyset page", () => {
  it("shows each row exactly once on the way to the oldest, and again on the way back", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (all, limit) => {
        const seen: string[] = [];
        let page = read(all, undefined, limit);
        expect(page.newer).toBeNull();
        for (;;) {
          seen.push(...page.rows.map(({ id }) => id));
          if (!page.older) break;
          page = read(all, page.older, limit);
        }
        expect(seen).toHaveLength(all.length);
        expect(new Set(seen).size).toBe(all.length);

        const back: string[] = [];
        for (;;) {
          back.unshift(...page.rows.map(({ id }) => id));
          if (!page.newer) break;
          page = read(all, page.newer, limit);
        }
        expect(back).toEqual(seen);
      }),
    );
  });

  it("takes a cursor back as it was made", () => {
    const position = { direction: "older" as const, at: new Date(1_700_000_000_123), id: crypto.randomUUID() };
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });

  it.each([-1, Date.UTC(9999, 11, 31), 8.64e15])("takes no moment that no row can have: %d", (time) => {
    const at = new Date(time);
    expect(decodeCursor(encodeCursor({ direction: "newer", at, id: crypto.randomUUID() }))).toBeNull();
  });

  it("begins at the start for whatever is no cursor of ours", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeCursor(text)).toBeNull();
      }),
    );
  });
});
