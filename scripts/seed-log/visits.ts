import { line } from "./copy";
import { makeOutcomes, type Outcomes } from "./outcomes";
import type { Person } from "./people";
import type { Random } from "./random";
import { agents, busy, configurations, failures, flows, locales, reasons, states, statuses } from "./words";

export const visitColumns = [
  "id",
  "intentKey",
  "state",
  "userId",
  "customerId",
  "stripeCustomerId",
  "openedById",
  "openedByRole",
  "reason",
  "source",
  "requestedFlow",
  "userAgent",
  "networkAddress",
  "requestedAt",
  "openedAt",
  "returnedAt",
  "failedAt",
  "errorCode",
  "stripeRequestId",
  "stripeStatus",
  "stripeMs",
  "askedConfigurationId",
  "stripeSessionId",
  "object",
  "configurationId",
  "stripeCreatedAt",
  "flowType",
  "flow",
  "livemode",
  "locale",
  "onBehalfOf",
  "returnUrl",
];

const day = 24 * 60 * 60_000;
export type World = { random: Random; people: Person[]; staff: Person[]; until: Date; livemode: boolean };

/** Lines of so many visits between two moments, in the order of time; what they changed is added to `outcomes`. */
export function* makeVisits(
  world: World,
  from: number,
  to: number,
  count: number,
  outcomes: Outcomes,
): Generator<string> {
  const { random, people } = world;
  for (let number = 0; number < count; number++) {
    const place = (number + random.share()) / count;
    const moment = from + place * (to - from);
    const slot = ((moment % day) / day) * busy.length; // by day there is more to do than by night
    const hour = (busy[Math.floor(slot)] ?? 0) + random.share();
    const requestedAt = Math.min(Math.floor(moment / day) * day + Math.floor(hour * (day / 24)), to - 1);
    // some come often
    const person = people[Math.floor(random.share() ** 2 * people.length)] as Person;
    yield visit(world, person, Math.max(from, requestedAt), outcomes);
  }
}

/** One feature is off in one of them; where none was found, none was asked for. */
function askedConfiguration(errorCode: string | null, random: Random): string | null {
  if (errorCode === "configuration_missing") return null;
  return errorCode === "feature_off" ? "bpc_seedYen" : random.pick(configurations);
}

function visit(
  { random, staff, until, livemode }: World,
  person: Person,
  requestedAt: number,
  outcomes: Outcomes,
): string {
  const id = random.uuid(requestedAt);
  const iso = (ms: number) => new Date(ms).toISOString();
  const at = iso(requestedAt);
  const state = person.customerId ? random.weighed(states) : "denied";
  const isOpened = state === "open" || state === "returned";
  const opener = person.customerId && random.share() < 0.015 ? random.pick(staff) : null;
  const flow = random.weighed(flows);
  const ms = 60 + Math.floor(random.share() ** 3 * 900);
  const openedAt = isOpened ? requestedAt + ms + 5 : null;
  const returnedAt = state === "returned" ? requestedAt + 20_000 + random.below(900_000) : null;
  const errorCode =
    state === "failed"
      ? random.weighed(failures)
      : state === "denied"
        ? person.customerId
          ? "rate_limited"
          : "no_customer"
        : null;
  const asked = isOpened || (state === "failed" && errorCode !== "nothing_to_change");
  const isRecent = until.getTime() - requestedAt < 90 * day; // older ones were taken out of the log
  if (returnedAt && person.customerId && random.share() < 0.45) {
    makeOutcomes(random, { id, requestedAt, returnedAt, flow, customerId: person.customerId }, outcomes);
  }
  return line([
    id,
    random.uuid(),
    state,
    person.id,
    person.customerId,
    person.stripeCustomerId,
    opener?.id ?? person.id,
    opener ? "support" : "customer",
    opener ? random.pick(reasons) : null,
    opener ? "/admin" : "/account",
    flow,
    isRecent ? random.pick(agents) : null,
    isRecent ? `203.0.${random.below(256)}.0/24` : null,
    at,
    openedAt && iso(openedAt),
    returnedAt && iso(returnedAt),
    state === "failed" ? iso(requestedAt + ms) : null,
    errorCode,
    asked ? random.id("req_") : null,
    isOpened ? 200 : asked ? (statuses[errorCode ?? ""] ?? null) : null,
    asked ? ms : null,
    state === "failed" ? askedConfiguration(errorCode, random) : null,
    isOpened ? random.id("bps_") : null,
    isOpened ? "billing_portal.session" : null,
    isOpened ? random.pick(configurations) : null,
    isOpened ? iso(requestedAt - (requestedAt % 1000)) : null,
    isOpened ? flow : null,
    isOpened && flow ? `{"type": "${flow}"}` : null,
    isOpened ? livemode : null,
    isOpened ? random.weighed(locales) : null,
    isOpened && random.share() < 0.02 ? "acct_seedConnected" : null,
    isOpened ? "https://portico.example.com/account/portal-return" : null,
  ]);
}
