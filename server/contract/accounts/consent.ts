/** Version of the privacy statement that a person agrees to when an account is made; raised when its text changes. */
export const privacyVersion = '2026-11';
