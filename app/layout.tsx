import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { env } from "@/lib/env";
import { brandStyle } from "./_ui/brand-colours";
import { SiteFooter } from "./_ui/site-footer";
import { SiteHeader } from "./_ui/site-header";
import { TimeZoneScript } from "./_ui/time-zone-script";
import { fontClasses } from "./fonts/font-classes";
import "./globals.css";
import { themeCookie, themeOf } from "./theme/theme";

export const generateMetadata = (): Metadata => {
  const name = env().BRAND_NAME;
  return { title: { default: name, template: `%s · ${name}` }, robots: { index: false } };
};

const paper = { light: "#faf9f7", dark: "#121211" };

/** The browser's own frame follows the paper, and the choice of it. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  if (theme !== "system") return { themeColor: paper[theme] };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: paper.light },
      { media: "(prefers-color-scheme: dark)", color: paper.dark },
    ],
  };
}

const chosenTheme = async () => themeOf((await cookies()).get(themeCookie())?.value);

/** The shell of every page. It reads the request, so every page is rendered per request and carries that request's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const theme = await chosenTheme();
  const { BRAND_ACCENT: accent } = env();
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme} className={fontClasses}>
      <body className="flex min-h-dvh flex-col font-sans text-base">
        {accent && <style nonce={nonce}>{brandStyle(accent)}</style>}
        <a
          href="#content"
          className="sr-only rounded-lg bg-surface focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20 focus:px-4 focus:py-2.5"
        >
          Skip to the content
        </a>
        <SiteHeader />
        <main id="content" tabIndex={-1} className="grow px-4 py-8 outline-none sm:px-6 sm:py-12">
          {children}
        </main>
        <SiteFooter theme={theme} />
        <TimeZoneScript nonce={nonce} />
      </body>
    </html>
  );
}
