import type { Route } from "next";
import type { FilterValues } from "@/lib/session-logs/filters";

/** The log of what a number on the overview counts: over its time and what it was opened for, narrowed further. */
export type LogOf = (values: Partial<FilterValues>) => Route;
