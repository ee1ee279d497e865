import { expect, it } from "vitest";
import { type Env, env } from "@/lib/env";
import { contact } from "./contact";

it.each<[Partial<Env>, ReturnType<typeof contact>]>([
  [{ SUPPORT_ADDRESS: "help@example.com" }, { href: "mailto:help@example.com", address: "help@example.com" }],
  [{ SUPPORT_ADDRESS: "https://example.com/help" }, { href: "https://example.com/help", address: null }],
  [
    { MAIL_FROM: "Acme Billing <billing@example.com>" },
    { href: "mailto:billing@example.com", address: "billing@example.com" },
  ],
  [{ MAIL_FROM: "billing@example.com" }, { href: "mailto:billing@example.com", address: "billing@example.com" }],
  [
    { MAIL_FROM: "Norbert <norbert@example.com>" },
    { href: "mailto:norbert@example.com", address: "norbert@example.com" },
  ],
  [{ MAIL_FROM: "Acme <no-reply@example.com>" }, null],
  [{ MAIL_FROM: "noreply@example.com" }, null],
  [{ MAIL_FROM: "Acme <do-not-reply@example.com>" }, null],
  [{ MAIL_FROM: "Acme <donotreply+7@example.com>" }, null],
  [{ MAIL_FROM: "billing@localhost" }, null],
])("with %o people write to %o", (settings, expected) => {
  Object.assign(env(), { SUPPORT_ADDRESS: undefined, ...settings });
  expect(contact()).toEqual(expected);
});
