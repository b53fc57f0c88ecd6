import type { SiteFacts } from '#lib/site.ts';
import { url } from '#lib/url.ts';
import { ICP_NUMBER, POLICE_NUMBER, SERVICE_PHONE } from '$app/env/private';
import { pageExists } from './existing-pages.ts';

const footLinks = [
  { href: url.contact(), label: '联系工会' },
  { href: url.privacy(), label: '隐私说明' },
  { href: url.accessibility(), label: '无障碍说明' },
];

/** The footer's facts as this installation has them. */
export function siteFacts(): SiteFacts {
  return {
    icp: ICP_NUMBER ?? null,
    police: POLICE_NUMBER ?? null,
    phone: SERVICE_PHONE ?? null,
    links: footLinks.filter((link) => pageExists(link.href)),
  };
}
