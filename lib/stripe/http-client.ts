import Stripe from "stripe";
import { isInBackground } from "./background";
import { takeTurn } from "./take-turn";

/** How the SDK reaches Stripe. Reads in the background take turns here, so that pages and retries count like the rest. */
export function httpClient(): Stripe.HttpClient {
  const node = Stripe.createNodeHttpClient();
  return {
    getClientName: () => node.getClientName(),
    makeRequest: async (host, port, path, method, ...rest) => {
      if (method === "GET" && isInBackground()) await takeTurn();
      return node.makeRequest(host, port, path, method, ...rest);
    },
  };
}
