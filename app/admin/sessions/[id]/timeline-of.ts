import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import { operatorLine } from "@/lib/portal/operator-lines";
import type { LogDetail } from "@/lib/session-logs/list";
import type { Tone } from "@/lib/subscriptions/status";
import { inWords } from "@/lib/words/in-words";
import { changeLine } from "../../../_ui/change-line";
import { deviceWords } from "../../../_ui/device-words";
import { errorSentence, isErrorCode } from "../../../_ui/error-messages";
import { duration } from "../../../_ui/format-time";
import { reasonWords } from "./session-fields";

/** Something that happened: what in words, the facts of it, and – for a change – the sides. */
export type Step = {
  key: string;
  at: Date | null;
  tone: Tone;
  title: string;
  /** What it means and what to do, for whoever runs this. */
  advice?: string | null;
  facts: string[];
  ids?: { label: string; value: string; href?: Route }[];
  sides?: { before: unknown; after: unknown };
};

/** A session's story in the order in which it happened. */
export function timelineOf(entry: LogDetail, reader: Reader): Step[] {
  const told = [
    ...answered(entry),
    ...madeAfterAll(entry),
    ...returned(entry),
    ...entry.outcomes.map((outcome) => changed(outcome, reader)),
    ...reported(entry),
  ];
  // Stripe's times are whole seconds: what was changed within the second of the opening came after it all the same
  const orderOf = ({ at, sides }: Step) => Math.max(Number(at), sides ? Number(entry.openedAt) : 0);
  return [clicked(entry), ...told.sort((a, b) => orderOf(a) - orderOf(b))];
}

function clicked(entry: LogDetail): Step {
  const who = `${entry.openedBy?.email ?? "An erased person"}, ${entry.openedByRole}`;
  const device = entry.userAgent && deviceWords(entry.userAgent);
  const reason = entry.isByStaff && `Reason: ${reasonWords(entry.reason)}`;
  return {
    key: "clicked",
    at: entry.requestedAt,
    tone: "neutral",
    title: "Clicked",
    facts: present([who, `on ${entry.source}`, device, entry.networkAddress, reason]),
  };
}

function answered(entry: LogDetail): Step[] {
  const took = entry.stripeMs === null ? [] : [`Stripe took ${duration(entry.stripeMs)}`];
  const status = entry.stripeStatus === null ? [] : [`HTTP ${entry.stripeStatus}`];
  const ids = entry.stripeRequestId ? [{ label: "request id", value: entry.stripeRequestId }] : [];
  const common = { facts: [...took, ...status], ids };
  if (entry.openedAt) {
    return [{ key: "created", at: entry.openedAt, tone: "good", title: "Created at Stripe", ...common }];
  }
  if (entry.state === "creating") {
    return [{ key: "waiting", at: null, tone: "waiting", title: "No answer recorded yet", facts: [] }];
  }
  const code = entry.errorCode ?? "no error code";
  const shown = isErrorCode(code) ? [`The person read: “${errorSentence(code)}”`] : [];
  const tone = entry.state === "denied" ? "attention" : "failed";
  const title = `${inWords(entry.state)}: ${code}`;
  const advice = operatorLine(code);
  const askedFor = entry.askedConfigurationId;
  const asked = askedFor ? [{ label: "asked for with the configuration", value: askedFor }] : [];
  return [
    {
      key: "failed",
      at: entry.failedAt,
      tone,
      title,
      advice,
      facts: [...common.facts, ...shown],
      ids: [...asked, ...ids],
    },
  ];
}

// we heard of it after we had given up: what the person read stays true, and so does Stripe's object
function madeAfterAll({ state, stripeSessionId, stripeCreatedAt }: LogDetail): Step[] {
  if (state !== "failed" || !stripeSessionId) return [];
  return [
    {
      key: "made",
      at: stripeCreatedAt,
      tone: "neutral",
      title: "Created at Stripe, known too late",
      facts: ["Nobody was sent to it: we heard of it after the person had read that it failed"],
      ids: [{ label: "session id", value: stripeSessionId }],
    },
  ];
}

function returned({ returnedAt, openedAt }: LogDetail): Step[] {
  if (!returnedAt) return [];
  const away = openedAt ? [`away for ${duration(returnedAt.getTime() - openedAt.getTime())}`] : [];
  return [{ key: "returned", at: returnedAt, tone: "good", title: "Returned", facts: away }];
}

function reported({ reportedAt, isByStaff }: LogDetail): Step[] {
  if (!reportedAt) return [];
  return [
    {
      key: "reported",
      at: reportedAt,
      tone: "attention",
      title: isByStaff ? "Reported: they did not ask for it" : "Reported as not theirs",
      advice: "Look at what was changed in it, and write to them.",
      facts: ["They were signed out in every browser, and the admins got a mail"],
    },
  ];
}

function changed(outcome: LogDetail["outcomes"][number], reader: Reader): Step {
  const { id, before, after, reason, comment, stripeEventId, attribution } = outcome;
  const facts = present([
    attribution === "ambiguous" && "Another session was open at the same time and may have caused it",
    reason && `Reason: ${inWords(reason)}`,
    comment && `Comment: “${comment}”`,
  ]);
  return {
    key: id,
    at: outcome.occurredAt,
    tone: "good",
    title: changeLine(outcome, reader),
    facts,
    ids: [{ label: "event id", value: stripeEventId, href: `/admin/events/${stripeEventId}` as Route }],
    sides: { before, after },
  };
}

const present = (facts: (string | false | null)[]) => facts.filter((fact): fact is string => Boolean(fact));
