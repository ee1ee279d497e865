"use client";

import { Notice } from "./_ui/notice";
import { fontClasses } from "./fonts/font-classes";
import "./globals.css";

/** Shown when the shell of the pages itself fails, for example because the settings are wrong. */
export default function GlobalError() {
  return (
    <html lang="en" className={fontClasses}>
      <body className="px-4 py-12 font-sans text-base">
        <title>Not available right now</title>
        <main>
          <Notice title="We are not available right now">
            Something failed on our side. Nothing was charged. Wait a minute and load this page again.
          </Notice>
        </main>
      </body>
    </html>
  );
}
