import { line } from "./copy";
import type { Random } from "./random";

export type Person = { id: string; customerId: string | null; stripeCustomerId: string | null };

const firstNames =
  "Ana Bo Chiara Diego Elif Farid Grace Hana Ivo Jonas Kenji Léa Mateo Noor Olga Priya Quinn Rosa Sven Uma Zoë";
const lastNames =
  "Núñez Silva Berg Okafor Rossi Tanaka Müller Nowak Dubois Costa Haddad Khan Ivanova Jansen Larsson Moreau O’Neil";

export const userColumns = ["id", "name", "email", "emailVerified", "role", "locale", "createdAt", "updatedAt"];
export const customerColumns = [
  "id",
  "userId",
  "stripeCustomerId",
  "livemode",
  "email",
  "name",
  "createdAt",
  "syncedAt",
];

/** People with their rows; nine in ten are customers. The first are staff. */
export function makePeople(random: Random, count: number, livemode: boolean, from: Date) {
  const [first, last] = [firstNames.split(" "), lastNames.split(" ")];
  const at = from.toISOString();
  const people: Person[] = [];
  const staff: Person[] = [];
  const rows = { users: [] as string[], customers: [] as string[] };
  const mark = random.hex();
  for (let number = 0; number < count; number++) {
    const isStaff = number < 5;
    const name = `${random.pick(first)} ${random.pick(last)}`;
    const plain = name.normalize("NFD").replaceAll(/[^A-Za-z ]/g, "");
    const email = `${plain.toLowerCase().replaceAll(" ", ".")}.${mark}${number}@example.com`;
    const isCustomer = !isStaff && random.share() < 0.9;
    const person: Person = {
      id: random.uuid(from.getTime() + number),
      customerId: isCustomer ? random.uuid(from.getTime() + number) : null,
      stripeCustomerId: isCustomer ? random.id("cus_") : null,
    };
    const role = isStaff ? "support" : "customer";
    rows.users.push(line([person.id, name, email, at, role, random.pick([null, "de", "fr", "en-GB"]), at, at]));
    if (isCustomer) {
      const { customerId, id, stripeCustomerId } = person;
      rows.customers.push(line([customerId, id, stripeCustomerId, livemode, email, name, at, at]));
    }
    (isStaff ? staff : people).push(person);
  }
  return { people, staff, rows };
}
