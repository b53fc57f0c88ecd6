/** Inputs of `claim-fields.svelte` and their labels, for the summary of a refused form. */
export const claimLabels = { purpose: '用途', note: '用在哪里', amountFen: '金额' } as const;
