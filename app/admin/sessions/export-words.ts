import type { ExportProgress } from "@/lib/session-logs/export-progress";

/** How far an export is, for who waits for it. `isSilent`: nothing has been heard of it for long. */
export function exportWords(progress: ExportProgress | undefined, total: string, isSilent: boolean): string {
  if (!progress || progress.state === "waiting")
    return isSilent ? "No file has begun. Look at your browser's downloads, then try again." : "Beginning…";
  if (progress.state === "refused") return refusedWords(progress);
  const size = `${(progress.bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
  const rows = progress.rows?.toLocaleString("en");
  if (progress.state === "complete") return `Done: ${rows} ${progress.rows === 1 ? "row" : "rows"}, ${size}.`;
  if (progress.state === "ended" || isSilent)
    return `It was cut off after ${size}. Go on behind its last whole line, below.`;
  return `${rows} of ${total} so far, ${size}.`;
}

function refusedWords({ refused }: ExportProgress): string {
  if (refused === "rate_limited") return "As many exports as go at once are running. Try again in a minute.";
  if (refused === "invalid_input")
    return "One of the filters can't be read: it says so above the list. Mend it, then try again.";
  return "The file couldn't be begun. Try again in a minute; the app's own log says why.";
}
