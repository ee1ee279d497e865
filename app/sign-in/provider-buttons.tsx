import { ActionForm } from "@/app/_ui/action-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { OfferedProvider } from "@/lib/auth/offered-providers";
import { continueWith } from "./actions";

type Props = { providers: OfferedProvider[]; next: string };

/** The other ways in, where the operator has set some up. */
export function ProviderButtons({ providers, next }: Props) {
  if (providers.length === 0) return null;
  return (
    <>
      <p className="my-5 border-line border-t pt-5 text-muted text-sm">Or use an account you already have.</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {providers.map(({ id, name }) => (
          <ActionForm key={id} action={continueWith} leavesSite>
            <input type="hidden" name="next" value={next} />
            <input type="hidden" name="provider" value={id} />
            <SubmitButton look="secondary" pendingLabel={`Opening ${name}…`} className="w-full">
              Continue with {name}
            </SubmitButton>
          </ActionForm>
        ))}
      </div>
    </>
  );
}
