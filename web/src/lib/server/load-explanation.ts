import { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { type CellCode, isCellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { ServerLoadEvent } from '@sveltejs/kit';
import type { AskedPerson } from '#lib/components/report/asked-person.ts';
import { rolesIn } from '#lib/session.ts';
import { call } from './api.ts';

interface Of {
  form: 'sunshine';
  year: number;
  unit: string;
}

/** Cells whose facts are persons' or services to persons; events and positions have nobody to ask about. */
const withoutPersons: readonly CellCode[] = ['04A', '04B', '05A'];

/** Whom the address asks about beside the open cell (为什么算、为什么不算); null where nobody can be asked about. */
export async function loadExplanation(event: ServerLoadEvent, of: Of): Promise<AskedPerson | null> {
  const query = event.url.searchParams;
  const code = query.get('cell') ?? '';
  const may = rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'graduate.read'));
  if (!isCellCode(code) || withoutPersons.includes(code) || !may) return null;
  const who = query.get('who')?.trim() ?? '';
  const personId = query.get('person');
  const [found, told] = await Promise.all([
    who ? call(event, graduateRoutes.listGraduates, { q: who }) : null,
    personId ? call(event, reportRoutes.explainPerson, { ...of, code, personId }) : null,
  ]);
  const people = found?.items
    .slice(0, 8)
    .map(({ personId: id, name, unionName, graduationYear, school }) => ({
      personId: id,
      name,
      hint: [graduationYear && `${graduationYear} 届`, school, unionName].filter(Boolean).join('，'),
    }));
  return { who, people: people ?? null, told };
}
