export const graduateAddress = (applicationId: string): string => `/me/applications/${applicationId}`;
export const companyAddress = (applicationId: string): string => `/company/applications/${applicationId}`;
