"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const waitsMs = [1_500, 3_000, 6_000, 12_000, 24_000];

/**
 * While Stripe could not be read since the return: asks again by itself, more and more patiently, and shows what is new
 * without a reload. Without JavaScript, and when it has given up, the link does the same.
 */
export function CatchUp({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (attempt: number) => {
      const wait = waitsMs[attempt];
      if (wait === undefined) return;
      timer = setTimeout(async () => {
        // the way back from the portal, again: it re-reads the billing; where it leads to is this page
        await fetch(href, { redirect: "manual" }).catch(() => undefined); // offline: the next try may not be
        router.refresh();
        ask(attempt + 1);
      }, wait);
    };
    ask(0);
    return () => clearTimeout(timer);
  }, [href, router]);
  return (
    <p>
      <a href={href} className="link">
        Check again
      </a>
    </p>
  );
}
