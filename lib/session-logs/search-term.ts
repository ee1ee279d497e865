import { validate as isUuid } from "uuid";

/** What somebody typed or pasted into the search box means. */
export type SearchTerm =
  | { kind: "customer" | "portal_session" | "subscription" | "event" | "request" | "configuration"; id: string }
  | { kind: "account" | "uuid"; id: string }
  | { kind: "person"; text: string }
  | { kind: "nothing" };

const prefixes = {
  cus: "customer",
  bps: "portal_session",
  sub: "subscription",
  evt: "event",
  req: "request",
  bpc: "configuration",
  acct: "account",
} as const;

/**
 * Reads a search. What surrounds a pasted thing is no part of it: spaces, quotes, brackets, a full stop, "mailto:", the name
 * before an address in angle brackets, or the address of a page of Stripe's dashboard or of ours that ends in an id.
 */
export function searchTermOf(typed: string): SearchTerm {
  const text = typed
    .normalize("NFC")
    .replaceAll(/\p{Cc}/gu, " ")
    .replace(/^.*<([^<>\s]+@[^<>\s]+)>.*$/, "$1")
    .replaceAll(/^[\s"'<([{`]+|[\s"'>)\]},;.`]+$/g, "")
    .replace(/^mailto:/i, "")
    .slice(0, 200);
  if (!text) return { kind: "nothing" };
  const id = isAddress(text) ? lastPart(text) : text;
  const [, prefix] = /^(cus|bps|sub|evt|req|bpc|acct)_\w+$/.exec(id) ?? [];
  if (prefix) return { kind: prefixes[prefix as keyof typeof prefixes], id };
  if (isUuid(id)) return { kind: "uuid", id: id.toLowerCase() };
  return { kind: "person", text };
}

const isAddress = (text: string) => /^https?:\/\//i.test(text);
const lastPart = (address: string) =>
  address
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "")
    .split("/")
    .at(-1) ?? "";
