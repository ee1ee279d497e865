import type Stripe from "stripe";
import { checkObjects } from "../schemas/answers";
import version from "../schemas/version.json" with { type: "json" };
import type { Account } from "./account";
import type { Act } from "./act";
import { deliver } from "./deliveries";
import { differences } from "./differences";
import { withoutHidden } from "./hidden-fields";
import { newId } from "./ids";
import type { Kind, Kinds } from "./kinds";

export type EventType = Stripe.Event["type"];

const { apiVersion } = version;
const keptSeconds = 30 * 24 * 60 * 60;

/** Records that something happened and sends it to every endpoint that asked for it. */
export function emit(act: Act, type: EventType, object: object, previous?: object): Stripe.Event {
  const { account, request } = act;
  const shown = structuredClone(withoutHidden(object));
  checkObjects(shown);
  const event = {
    id: newId("evt"),
    object: "event",
    api_version: apiVersion,
    created: account.now(),
    data: { object: shown, ...(previous && { previous_attributes: structuredClone(previous) }) },
    livemode: false,
    pending_webhooks: endpointsFor(account, type).length,
    request: { ...request },
    type,
  } as unknown as Stripe.Event;
  account.put("event", event);
  forgetOldEvents(account);
  for (const endpoint of endpointsFor(account, type)) deliver(account, event, endpoint);
  tellPlatform(account, event);
  return event;
}

/** Keeps a new object and says that it was created. */
export function create<K extends Kind>(act: Act, kind: K, object: Kinds[K], type: EventType): Kinds[K] {
  act.account.put(kind, object);
  emit(act, type, object);
  return object;
}

/** Puts the new state in place of the old one and says what changed; says nothing when nothing did. */
export function replace<K extends Kind>(act: Act, kind: K, next: Kinds[K], ...types: EventType[]): Kinds[K] {
  const previous = differences(act.account.get(kind, next.id), next);
  if (!Object.keys(previous).length) return next;
  act.account.put(kind, next);
  for (const type of types) emit(act, type, next, type.endsWith(".updated") ? previous : undefined);
  return next;
}

/** The platform's Connect endpoints hear of every account that is connected to it, and which one it was. */
function tellPlatform({ connection }: Account, event: Stripe.Event) {
  if (!connection) return;
  const platform = connection.platform();
  for (const endpoint of endpointsFor(platform, event.type, { areConnect: true })) {
    deliver(platform, { ...event, account: connection.id }, endpoint);
  }
}

const endpointsFor = (account: Account, type: string, { areConnect = false } = {}): Stripe.WebhookEndpoint[] =>
  account
    .all("webhook_endpoint")
    .filter(({ id }) => account.saved.connectEndpoints.has(id) === areConnect)
    .filter(
      ({ status, enabled_events }) => status === "enabled" && enabled_events.some((wanted) => covers(wanted, type)),
    );

const covers = (wanted: string, type: string) => wanted === "*" || wanted === type;

/** Events are kept for thirty days. */
export function forgetOldEvents(account: Account) {
  const { event: shelf } = account.shelves;
  for (const [id, event] of shelf) {
    if (event.created >= account.now() - keptSeconds) return;
    shelf.delete(id);
  }
}
