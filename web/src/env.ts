import { defineEnvVars } from '@sveltejs/kit/env';

const optional = (value: string | undefined): string | undefined => value || undefined;

/** What the site reads from its environment; none of it reaches the browser unless a page shows it. */
export const variables = defineEnvVars({
  PUBLIC_ORIGIN: { schema: optional, description: 'Address people type, such as https://job.example.org' },
  API_ORIGIN: { schema: optional, description: 'Where the API listens when it is another process' },
  ICP_NUMBER: { schema: optional, description: 'ICP 备案号, shown in the footer' },
  POLICE_NUMBER: { schema: optional, description: '公安备案号, shown in the footer' },
  SERVICE_PHONE: { schema: optional, description: '服务电话, shown in the footer' },
});
