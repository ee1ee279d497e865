"use client";

import { type MouseEvent, useEffect, useState } from "react";
import type { ExportProgress } from "@/lib/session-logs/export-progress";
import { exportWords } from "./export-words";

type Props = { csv: string; ndjson: string; total: string };

const [paceMs, patienceMs] = [700, 15_000]; // finding people by a text may take ten seconds before the file begins

/** The two links, and how far the file is that one of them began. */
export function ExportLinks({ csv, ndjson, total }: Props) {
  const [key, setKey] = useState<string>();
  const [progress, setProgress] = useState<ExportProgress>();
  const [isSilent, setIsSilent] = useState(false);
  useEffect(() => {
    if (!key) return;
    let heardAt = Date.now();
    const ask = async () => {
      const answer = await fetch(`/admin/sessions/export/progress?key=${key}`);
      const now = (await answer.json()) as ExportProgress; // nothing of the kind for who may not export any more
      if (now.state === "waiting") return;
      heardAt = Date.now();
      setProgress(now);
      if (now.state !== "running") clearInterval(timer);
    };
    const timer = setInterval(() => {
      void ask().catch(() => {});
      if (Date.now() - heardAt < patienceMs) return;
      clearInterval(timer);
      setIsSilent(true);
    }, paceMs);
    return () => clearInterval(timer);
  }, [key]);

  const begin = ({ currentTarget: link }: MouseEvent<HTMLAnchorElement>) => {
    const next = crypto.randomUUID();
    const address = new URL(link.href);
    address.searchParams.set("key", next);
    link.href = address.href; // the browser follows it as it is after this
    setProgress(undefined);
    setIsSilent(false);
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
        {key && exportWords(progress, total, isSilent)}
      </p>
    </>
  );
}
