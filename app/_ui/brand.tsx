import { env } from "@/lib/env";
import { PageLink } from "./page-link";

/** The company's logo and name, as configured, leading home. */
export function Brand() {
  const { BRAND_NAME: name, BRAND_LOGO_URL: logo } = env();
  return (
    <PageLink href="/" className="flex min-h-11 min-w-0 items-center gap-2.5 font-semibold">
      {logo ? (
        <picture className="shrink-0">
          <img src={logo} alt="" height={28} className="h-7 w-auto" />
        </picture>
      ) : (
        <Portico />
      )}
      <span className="truncate">{name}</span>
    </PageLink>
  );
}

/** A porch: a roof on four columns. */
function Portico() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-7 shrink-0 fill-accent">
      <path d="M12 2 2 8v2h20V8zM4 12h2.5v7H4zm4.5 0H11v7H8.5zM13 12h2.5v7H13zm4.5 0H20v7h-2.5zM2 20.5h20v2H2z" />
    </svg>
  );
}
