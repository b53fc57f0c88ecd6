import { existingSections } from '#lib/components/fair/fair-sections.ts';
import { pageExists } from '#lib/server/existing-pages.ts';
import type { LayoutServerLoad } from './$types';

/** Sections of an event whose page exists; each page loads the event it shows. */
export const load: LayoutServerLoad = () => ({ sections: existingSections(pageExists) });
