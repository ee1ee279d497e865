import { errorCases } from "../contract/error-cases";
import { openShop, payingCustomer } from "../contract/shop";
import { clientOf, newKey } from "../contract/target";
import { operations } from "../operations";
import { emittedTypes } from "./emitted-types";
import { matchedCases } from "./matched-cases";
import { startOnce } from "./start-once";
import { timeCalls } from "./time-calls";

// Prints the figures of the README, a JSON line each: `npm run bench:stripe`. On a machine that does nothing else.

const tell = (figure: string, values: object) => console.log(JSON.stringify({ figure, ...values }));

const starts = [];
for (let run = 0; run < 5; run++) {
  const server = await startOnce();
  starts.push({ milliseconds: server.milliseconds, megabytes: server.megabytes() });
  await server.close();
}
starts.sort((a, b) => a.milliseconds - b.milliseconds);
tell("start", { ...starts[2], runs: starts.length, floor: { milliseconds: 1000 } });

const server = await startOnce();
const stripe = clientOf({ url: server.url, close: server.close }, newKey());
const target = { stripe, isReal: false, close: server.close };
const shop = await openShop(target);
const customer = await payingCustomer(target);
const session = { customer, configuration: shop.configuration.id, return_url: "https://shop.test" };
const create = () => stripe.billingPortal.sessions.create(session);
const retrieve = () => stripe.customers.retrieve(customer);
tell("billing_portal/sessions create", { ...(await timeCalls(create)), floor: { median: 3 } });
tell("customers retrieve", await timeCalls(retrieve));
tell("memory after that", { megabytes: server.megabytes() });
tell("operations", { built: operations.filter(({ run }) => run).length, covered: operations.length });
tell("error cases", await matchedCases(await errorCases(target)));
tell("event types", emittedTypes());
await server.close();
