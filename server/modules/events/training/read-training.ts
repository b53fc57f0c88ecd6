import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { Enrolment } from '@sunshine/contract/events/training-schemas.ts';
import { attendedEnough, type Standing } from '@sunshine/contract/events/training-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { populationAmong } from '@sunshine/db/queries/applications/population-member.ts';
import { findClass } from '@sunshine/db/queries/events/training-classes.ts';
import { type EnrolmentRow, listEnrolments } from '@sunshine/db/queries/events/training-enrolments.ts';
import { listMeetings } from '@sunshine/db/queries/events/training-meetings.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { populationDay } from '../../../service-need.ts';
import { trainingLine } from './training-replies.ts';

type Route = typeof trainingRoutes.readTraining;

/** A class with its timetable, its people and who of them counts as things stand. */
export async function readTraining(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('training.read');
  const row = await findClass(ctx.db, scope, id, ctx.today());
  if (!row) throw refusal('training.notFound');
  const day = row.endsOn < ctx.today() ? row.endsOn : ctx.today();
  const [timetable, enrolments, at] = await Promise.all([
    listMeetings(ctx.db, id),
    listEnrolments(ctx.db, scope, id),
    populationDay(ctx.db, day),
  ]);
  const { attendancePercent, servicesOutsidePopulation } = at.settings;
  // Whether somebody of another unit belongs to P is that unit's to see: of them only the attendance is told.
  const own = enrolments.filter(({ unionName }) => unionName !== null).map(({ personId }) => personId);
  const population = servicesOutsidePopulation ? null : await populationAmong(ctx.db, own, at);
  return {
    ...trainingLine(row),
    unionId: row.unionId,
    description: row.description,
    certificateName: row.certificateName,
    reservedPlaces: row.reservedPlaces,
    caseworker: row.caseworker,
    finishedAt: row.finishedAt && isoInstant(row.finishedAt),
    cancellationReason: row.cancellationReason,
    attendancePercent,
    timetable,
    enrolments: enrolments.map((each) =>
      toldEnrolment(each, standingOf(each, { held: row.held, percent: attendancePercent, population })),
    ),
  };
}

function standingOf(
  { state, present, personId, unionName }: EnrolmentRow,
  by: { held: number; percent: number; population: Set<string> | null },
): Standing {
  if (state !== 'enrolled') return state;
  if (by.held === 0) return 'notStarted';
  if (!attendedEnough(present, by.held, by.percent)) return 'tooFew';
  if (by.population === null || by.population.has(personId)) return 'counts';
  return unionName === null ? 'elsewhere' : 'outsidePopulation';
}

function toldEnrolment(row: EnrolmentRow, standing: Standing): Enrolment {
  const { id, personId, school, graduationYear, unionName, state, bySelf, marks, present, certificates } =
    row;
  return {
    id,
    personId,
    name: maskName(row.name),
    school,
    graduationYear,
    unionName,
    state,
    bySelf,
    marks,
    present,
    standing,
    certificates,
  };
}
