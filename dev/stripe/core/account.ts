import type Stripe from "stripe";
import type { Delivery } from "./deliveries";
import { noSuch } from "./errors";
import type { Fault } from "./faults";
import { type Kind, type Kinds, kinds } from "./kinds";
import { nothingSaved } from "./saved";

export type RequestRecord = {
  id: string;
  method: string;
  path: string;
  status: number;
  idempotencyKey: string | null;
  idempotentReplayed: boolean;
  params: unknown;
  answer: unknown;
  milliseconds: number;
  at: string;
};

type Shelves = { [K in Kind]: Map<string, Kinds[K]> };

/** One Stripe account in test mode: every secret key has its own, and nothing is shared between them. */
export class Account {
  readonly saved = nothingSaved();
  readonly shelves = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, new Map()])) as unknown as Shelves;
  readonly requests: RequestRecord[] = [];
  readonly deliveries: Delivery[] = [];
  readonly faults: Fault[] = [];
  readonly keysInFlight = new Set<string>();
  isHolding = false;
  /** How long each event waits before it is first sent. */
  delayMs = 0;
  /** What its restricted keys (`rk_…`) may do; null: everything. */
  permissions: string[] | null = null;

  constructor(
    readonly key: string,
    /** Where this server is reached; objects with a URL carry it. */
    readonly server: { origin: string; stopping: AbortSignal },
    /** Called after each change, so that it can be saved. */
    readonly changed: () => void,
    /** Where it is a connected account: its id, and the platform that is told what happens in it. */
    readonly connection: { id: string; platform: () => Account } | null = null,
  ) {}

  /** Seconds since 1970 by this account's clock, which the control API can advance. */
  now(): number {
    return Math.floor(Date.now() / 1000) + this.saved.clockOffset;
  }

  find<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    return this.shelves[kind].get(id);
  }

  /** @throws {Refusal} resource_missing: 404 for an id of the path, 400 when `param` names where in the body it stood */
  get<K extends Kind>(kind: K, id: string, param?: string): Kinds[K] {
    const found = this.find(kind, id);
    if (!found) throw noSuch(kinds[kind].label, id, param);
    return found;
  }

  put<K extends Kind>(kind: K, object: Kinds[K]): Kinds[K] {
    this.shelves[kind].set(object.id, object);
    this.changed();
    return object;
  }

  remove(kind: Kind, id: string) {
    this.shelves[kind].delete(id);
    this.changed();
  }

  /** Oldest first. */
  all<K extends Kind>(kind: K): Kinds[K][] {
    return [...this.shelves[kind].values()];
  }

  subscriptionsOf(customer: string): Stripe.Subscription[] {
    return this.all("subscription").filter((subscription) => subscription.customer === customer);
  }
}
