"use client";

import type { Route } from "next";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { PageLink } from "../_ui/page-link";

const placeIn = (list: string) => `portico-place ${list}`; // kept for this tab

/** Keeps how a list was filtered, and which page of it was open, for the way back to it. */
export function KeepPlace() {
  const list = usePathname();
  const params = useSearchParams();
  useEffect(() => {
    const place = new URLSearchParams(params);
    place.delete("done"); // said once
    sessionStorage.setItem(placeIn(list), place.size ? `?${place}` : "");
  }, [list, params]);
  return null;
}

/** The way back to a list, as it was left; without JavaScript to its beginning. */
export function BackLink({ list, children }: { list: Route; children: string }) {
  const [place, setPlace] = useState("");
  useEffect(() => setPlace(sessionStorage.getItem(placeIn(list)) ?? ""), [list]);
  return (
    <PageLink href={`${list}${place}` as Route} className="link">
      ← {children}
    </PageLink>
  );
}
