import { ExportLinks } from "./export-links";

type Props = { query: string; count: string };

/** The log as it is filtered now, as a file. Links: they work without JavaScript, which adds how far the file is. */
export function ExportMenu({ query, count }: Props) {
  const href = (format: string) => `/admin/sessions/export?${query}${query && "&"}format=${format}`;
  return (
    <details name="log-menu" className="menu">
      <summary className="button list-none">Export</summary>
      <div className="menu-panel grid gap-3 text-sm sm:w-80">
        <p>
          {count}, newest first, as they are filtered now. With names and addresses of people: that you took it is
          written down.
        </p>
        <ExportLinks csv={href("csv")} ndjson={href("ndjson")} total={count} />
        <p className="text-muted">
          Was a file cut off? Add <code className="font-mono">&amp;after=</code> and the id of its last whole line to
          the address of the link: the export goes on behind it.
        </p>
      </div>
    </details>
  );
}
