import { type Form, formIn, press, send } from "../stage/form";
import type { Stage } from "../stage/harness";
import { customerEvent, post } from "../stage/load";

export type Person = { customer: string; cookie: string };
/** Who asks: people who subscribe, and somebody who reads the log. */
export type Crowd = { people: Person[]; admin: string };

export const button = "Manage subscription";

/** Of a hundred requests, so many are … Clicks stay far below what one person may do in a minute. */
export const shares = {
  webhook: 40,
  repeatedWebhook: 10,
  health: 15,
  signIn: 12,
  account: 10,
  history: 6,
  log: 5,
  click: 2,
};
type Kind = keyof typeof shares;

const slots = Object.entries(shares).flatMap(([kind, share]) => Array<Kind>(share).fill(kind as Kind));
const kindOf = (turn: number) => slots[(turn * 37) % slots.length] ?? "health"; // 37: each hundred has them all, mixed

export type Mix = {
  /** Makes the next request. */
  next: () => Promise<void>;
  /** How many were not answered as they should be: all, and by kind and what came instead. */
  failed: () => Record<string, number>;
  asked: () => number;
};

/** What a day brings, at one address: Stripe's events, pages of every kind, and a click now and then. */
export function mixAt(url: string, { services }: Stage, { people, admin }: Crowd): Mix {
  const host = new URL(services.app).host; // the app answers to its own address alone
  const failed = new Map<string, number>();
  const forms = new Map<Person, Form>();
  let turn = 0;
  let body = customerEvent(people[0]?.customer ?? "").body;

  const get = async (path: string, cookie?: string) => (await send({ url: url + path, host, cookie }, "GET")).status;
  const webhook = async () => {
    const { status, broke } = await post(`${url}/api/stripe/webhook`, body, services.webhookSecret);
    return broke ?? status;
  };
  const click = async (person: Person) => {
    const form = forms.get(person) ?? (await formIn({ url: `${url}/account`, host, cookie: person.cookie, button }));
    forms.set(person, form); // once it was read: one failure is not that of all who press it later
    await press(form);
    return 200;
  };
  const ask: Record<Kind, (person: Person) => Promise<number | string>> = {
    webhook: ({ customer }) => {
      body = customerEvent(customer).body;
      return webhook();
    },
    repeatedWebhook: webhook,
    health: () => get("/api/health"),
    signIn: () => get("/sign-in"),
    account: ({ cookie }) => get("/account", cookie),
    history: ({ cookie }) => get("/account/sessions", cookie),
    log: () => get("/admin/sessions", admin),
    click,
  };

  const next = async () => {
    const kind = kindOf(turn);
    const person = people[Math.floor(turn++ / slots.length) % people.length] as Person;
    const answer = await ask[kind](person).catch(reasonOf);
    if (answer === 200) return;
    const name = `${kind} ${answer}`;
    failed.set(name, (failed.get(name) ?? 0) + 1);
  };
  const all = () => [...failed.values()].reduce((sum, count) => sum + count, 0);
  return { next, failed: () => ({ all: all(), ...Object.fromEntries(failed) }), asked: () => turn };
}

const reasonOf = ({ code, message }: NodeJS.ErrnoException) => code ?? message;
