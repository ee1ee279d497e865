import { Field } from "../../_ui/field";
import { ExportLinks } from "./export-links";

type Props = { query: string; count: string };

/** The log as it is filtered now, as a file. Links: they work without JavaScript, which adds how far the file is. */
export function ExportMenu({ query, count }: Props) {
  const href = (format: string) => `/admin/sessions/export?${query}${query && "&"}format=${format}`;
  return (
    <>
      <button type="button" popoverTarget="log-export" className="button max-sm:grow">
        Export
      </button>
      <div id="log-export" popover="auto" className="menu-panel gap-3 text-sm open:grid">
        <p>
          {count}, newest first, as they are filtered now. With names and addresses of people: that you took it is
          written down.
        </p>
        <ExportLinks csv={href("csv")} ndjson={href("ndjson")} total={count} />
        <details>
          <summary className="link list-none">Was a file cut off?</summary>
          <form action="/admin/sessions/export" className="grid gap-3">
            {[...new URLSearchParams(query)].map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Field
              name="after"
              label="Id of its last whole line"
              hint="The next file goes on behind it."
              autoComplete="off"
              spellCheck={false}
              required
            />
            <p className="flex flex-wrap gap-2">
              {["CSV", "NDJSON"].map((format) => (
                <button key={format} type="submit" name="format" value={format.toLowerCase()} className="button">
                  Go on as {format}
                </button>
              ))}
            </p>
          </form>
        </details>
      </div>
    </>
  );
}
