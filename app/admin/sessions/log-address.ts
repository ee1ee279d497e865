import type { Route } from "next";

/** The address of one page of the log: its filters, and where in it. */
export function logAddress(values: Record<string, string>, cursor: string): Route {
  const filled = Object.entries(values).filter(([, value]) => value !== "");
  return `/admin/sessions?${new URLSearchParams([...filled, ["cursor", cursor]])}`;
}
