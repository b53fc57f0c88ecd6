/** The claim code in a page's answer: shown once, kept nowhere. */
export function claimOf(form: unknown): { code: string; expiresAt: string } | null {
  const claim = typeof form === 'object' && form !== null && 'claim' in form ? form.claim : null;
  if (typeof claim !== 'object' || claim === null || !('code' in claim) || !('expiresAt' in claim))
    return null;
  return { code: String(claim.code), expiresAt: String(claim.expiresAt) };
}
