import type { BrowserContext } from "@playwright/test";

/** Collects what a page prints as an error or fails with: in a finished app there is no such thing. */
export function watchConsole(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => errors.push(error.error().stack ?? error.error().message));
  return errors;
}
