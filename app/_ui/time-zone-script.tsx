// Backquotes only: the server writes it as it is, and nothing in it needs an escape.
const rememberTimeZone =
  "document.cookie=`tz=`+Intl.DateTimeFormat().resolvedOptions().timeZone+`;path=/;max-age=31536000;samesite=lax`";

/** Tells the server the browser's time zone with the next request, so that times are rendered there, in this zone. */
export function TimeZoneScript({ nonce }: { nonce?: string }) {
  // the browser hides a nonce from the DOM after reading it, so what React finds there differs from what it rendered
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {rememberTimeZone}
    </script>
  );
}
