import { url } from '#lib/url.ts';
import { ICP_NUMBER, POLICE_NUMBER, SERVICE_PHONE } from '$app/env/private';
import { pageExists } from './existing-pages.ts';

/** What the footer shows; numbers that were not configured are left out, never invented. */
export interface SiteFacts {
  icp: string | null;
  police: string | null;
  phone: string | null;
  links: { href: string; label: string }[];
}

const footLinks = [
  { href: url.contact(), label: '联系工会' },
  { href: url.privacy(), label: '隐私说明' },
  { href: url.accessibility(), label: '无障碍说明' },
];

export function siteFacts(): SiteFacts {
  return {
    icp: ICP_NUMBER ?? null,
    police: POLICE_NUMBER ?? null,
    phone: SERVICE_PHONE ?? null,
    links: footLinks.filter((link) => pageExists(link.href)),
  };
}
