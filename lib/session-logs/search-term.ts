import { validate as isUuid } from "uuid";

/** What somebody typed or pasted into the search box means. */
export type SearchTerm =
  | { kind: "customer" | "portal_session" | "subscription" | "event" | "request" | "configuration"; id: string }
  | { kind: "account" | "uuid" | "invoice" | "payment_method"; id: string }
  /** An id of Stripe's of a kind that is not kept here. */
  | { kind: "unkept"; id: string }
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
  in: "invoice",
  pm: "payment_method",
} as const;

const kept = /^(cus|bps|sub|evt|req|bpc|acct)_\w+$/;
// a digit tells these from a name or an address that begins so: "in_montgomery"
const mirrored = /^(in|pm)_(?=\w*\d)\w{6,}$/;
const unkept =
  /^(pi|ch|py|re|dp|du|si|price|prod|plan|seti|src|card|ba|cs|ii|il|txn|po|txi|txr|promo|di|sub_sched|sis|cn|clock|prv)_(?=\w*\d)\w{6,}$/;

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
  if (unkept.test(id)) return { kind: "unkept", id };
  const [, prefix] = kept.exec(id) ?? mirrored.exec(id) ?? [];
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
