import { expect, it } from "vitest";
import type { ExportProgress } from "@/lib/session-logs/export-progress";
import { exportWords } from "./export-words";

const running: ExportProgress = { state: "running", rows: 12_000, bytes: 3_400_000 };
const refused: ExportProgress = { state: "refused", rows: null, bytes: 0, refused: "rate_limited" };

it.each<[ExportProgress | undefined, boolean, string]>([
  [undefined, false, "Beginning…"],
  [undefined, true, "No file has begun. Look at your browser's downloads, then try again."],
  [running, false, "12,000 of 10,000+ sessions so far, 3.4 MB."],
  [running, true, "It was cut off after 3.4 MB. Go on behind its last whole line, below."],
  [{ ...running, state: "ended" }, false, "It was cut off after 3.4 MB. Go on behind its last whole line, below."],
  [{ ...running, state: "complete" }, false, "Done: 12,000 rows, 3.4 MB."],
  [{ state: "complete", rows: 1, bytes: 400_000 }, false, "Done: 1 row, 0.4 MB."],
  [refused, false, "As many exports as go at once are running. Try again in a minute."],
  [{ ...refused, refused: "invalid_input" }, false, expect.stringContaining("filters can't be read")],
  [{ ...refused, refused: "unexpected" }, false, expect.stringContaining("couldn't be begun")],
])("says of %o", (progress, isSilent, words) => {
  expect(exportWords(progress, "10,000+ sessions", isSilent)).toEqual(words);
});
