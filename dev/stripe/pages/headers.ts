import type { MiddlewareHandler } from "hono";

/** No script, no frame, nothing kept: the address of a portal page is a key to somebody's billing. */
export const pageHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header(
    "Content-Security-Policy",
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  );
  context.header("Cache-Control", "no-store");
  context.header("Referrer-Policy", "same-origin");
  context.header("X-Content-Type-Options", "nosniff");
};

/** What was posted. Only the names a page knows are ever read from it. */
export const formOf = async (request: Request) => new URLSearchParams(await request.text());
