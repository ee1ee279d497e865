"use client";

import { type MouseEvent, useEffect, useState } from "react";
import type { ExportProgress } from "@/lib/session-logs/export-progress";

type Props = { csv: string; ndjson: string; total: string };

/** The two links, and how far the file is that one of them began. */
export function ExportLinks({ csv, ndjson, total }: Props) {
  const [key, setKey] = useState<string>();
  const [progress, setProgress] = useState<ExportProgress>();
  useEffect(() => {
    if (!key) return;
    const ask = async () => {
      const answer = await fetch(`/admin/sessions/export/progress?key=${key}`);
      if (!answer.ok) return clearInterval(timer);
      const now = (await answer.json()) as ExportProgress;
      setProgress(now);
      if (now.state === "complete" || now.state === "ended") clearInterval(timer);
    };
    const timer = setInterval(() => void ask().catch(() => {}), 700);
    return () => clearInterval(timer);
  }, [key]);

  const begin = ({ currentTarget: link }: MouseEvent<HTMLAnchorElement>) => {
    const next = crypto.randomUUID();
    const address = new URL(link.href);
    address.searchParams.set("key", next);
    link.href = address.href; // the browser follows it as it is after this
    setProgress(undefined);
    setKey(next);
  };
  return (
    <>
      <p className="flex flex-wrap gap-2">
        <a href={csv} download="" className="button" onClick={begin}>
          CSV
        </a>
        <a href={ndjson} download="" className="button" onClick={begin}>
          NDJSON
        </a>
      </p>
      <p role="status" className="empty:-mt-3">
        {key && words(progress, total)}
      </p>
    </>
  );
}

function words(progress: ExportProgress | undefined, total: string): string {
  if (!progress || progress.state === "waiting") return "Beginning…";
  const size = `${(progress.bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
  const rows = progress.rows?.toLocaleString("en");
  if (progress.state === "running") return `${rows} of ${total} so far, ${size}.`;
  if (progress.state === "complete") return `Done: ${rows} ${progress.rows === 1 ? "row" : "rows"}, ${size}.`;
  return `It was cut off after ${size}.`;
}
