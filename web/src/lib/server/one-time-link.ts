import type { OneTimeLinkSchema } from '@sunshine/contract/accounts/schemas.ts';
import type { TokenPurpose } from '@sunshine/contract/accounts/vocabulary.ts';
import { redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { url } from '#lib/url.ts';

const pages: Readonly<Record<TokenPurpose, (token: string) => string>> = {
  firstAdministrator: url.setup,
  invitation: url.invitation,
  passwordRecovery: url.resetPassword,
  graduateClaim: url.myClaim,
};

/** A link opened on the page of another kind goes on to its own. */
export function requirePurpose(
  link: z.output<typeof OneTimeLinkSchema>,
  purpose: TokenPurpose,
  token: string,
): void {
  if (link.purpose !== purpose) redirect(303, pages[link.purpose](token));
}
