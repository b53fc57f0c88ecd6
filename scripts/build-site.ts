import { buildSite } from '@sunshine/server/start/site-build.ts';

await buildSite();
