import { Hono } from "hono";
import { deliver, enqueue } from "../../core/deliveries";
import { formOf } from "../headers";
import { back, type ControlEnv } from "./show-tab";

/** Hold, release, delay, and what may be done to one delivery. */
export function deliveryRoutes(): Hono<ControlEnv> {
  const app = new Hono<ControlEnv>();
  app.post("/hold", (context) => {
    context.var.account.isHolding = true;
    return back(context, "deliveries");
  });
  app.post("/delay", async (context) => {
    const seconds = Number((await formOf(context.req.raw)).get("seconds"));
    if (seconds >= 0 && seconds <= 3600) context.var.account.delayMs = seconds * 1000;
    return back(context, "deliveries");
  });
  app.post("/release", async (context) => {
    const { account } = context.var;
    const isReversed = (await formOf(context.req.raw)).get("order") === "reversed";
    account.isHolding = false;
    const held = account.deliveries.filter(({ state }) => state === "held");
    for (const delivery of isReversed ? held.reverse() : held) enqueue(account, delivery);
    return back(context, "deliveries");
  });
  app.post("/deliveries/:id/:what", (context) => {
    const { account } = context.var;
    const { id, what } = context.req.param();
    const delivery = account.deliveries.find((each) => each.id === id);
    const event = delivery && account.find("event", delivery.event);
    const endpoint = delivery && account.find("webhook_endpoint", delivery.endpoint);
    if (delivery && what === "drop") delivery.state = "dropped";
    if (delivery && what === "release" && delivery.state === "held") enqueue(account, delivery);
    if (event && endpoint && what === "resend") deliver(account, event, endpoint);
    return back(context, "deliveries");
  });
  return app;
}
