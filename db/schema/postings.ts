import {
  importOutcomes,
  positionReportReasons,
  positionReportStates,
} from '@sunshine/contract/positions/posting-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, day, id, instant, oneOf } from './columns.ts';
import { companies } from './companies.ts';
import { positions } from './positions.ts';

/** Template of a posting (职位模板): what a company writes again and again. */
export const positionTemplates = pgTable(
  'position_templates',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    name: text('name').notNull(),
    /** Fields of a posting as far as they were written; checked when a position is made of it. */
    posting: jsonb('posting').$type<Record<string, unknown>>().notNull(),
    createdBy: uuid('created_by').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('one_template_per_company_and_name').on(t.companyId, t.name)],
);

/** Batch import of positions (批量导入职位) from a workbook. */
export const positionImports = pgTable(
  'position_imports',
  {
    id: id(),
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    fileName: text('file_name').notNull(),
    /** SHA-256 of the file, so that the same file is not imported twice on a day. */
    fileHash: text('file_hash').notNull(),
    importedOn: day('imported_on').notNull(),
    rowsCreated: integer('rows_created').notNull(),
    rowsBad: integer('rows_bad').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('one_import_per_file_and_day').on(t.companyId, t.fileHash, t.importedOn),
    index('position_imports_by_company').on(t.companyId, t.createdAt),
  ],
);

/** What became of each row of an import, and what is wrong in which column. */
export const positionImportRows = pgTable(
  'position_import_rows',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => positionImports.id),
    /** Number of the row in the sheet. */
    rowNumber: integer('row_number').notNull(),
    outcome: text('outcome', { enum: keysOf(importOutcomes) }).notNull(),
    positionId: uuid('position_id').references(() => positions.id),
    cells: jsonb('cells').$type<string[]>().notNull(),
    problems: jsonb('problems').$type<{ column: string; problem: string }[]>().notNull(),
  },
  (t) => [
    primaryKey({ name: 'one_outcome_per_row', columns: [t.importId, t.rowNumber] }),
    oneOf('import_outcome_is_known', t.outcome, keysOf(importOutcomes)),
    check('a_created_row_has_its_position', sql`(${t.outcome} = 'created') = (${t.positionId} is not null)`),
  ],
);

/** Report of a position (举报职位) by a graduate; the unit that approved it decides. */
export const positionReports = pgTable(
  'position_reports',
  {
    id: id(),
    positionId: uuid('position_id')
      .notNull()
      .references(() => positions.id),
    /** Who reported; never shown to the company. */
    accountId: uuid('account_id').notNull(),
    reason: text('reason', { enum: keysOf(positionReportReasons) }).notNull(),
    note: text('note').notNull().default(''),
    state: text('state', { enum: keysOf(positionReportStates) })
      .notNull()
      .default('open'),
    reportedAt: instant('reported_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
    /** Answer to the person who reported. */
    answer: text('answer'),
  },
  (t) => [
    oneOf('report_reason_is_known', t.reason, keysOf(positionReportReasons)),
    oneOf('position_report_state_is_known', t.state, keysOf(positionReportStates)),
    check(
      'a_decided_report_has_an_answer',
      sql`(${t.state} = 'open') = (${t.decidedAt} is null) and (${t.decidedAt} is null) = (${t.answer} is null)`,
    ),
    uniqueIndex('one_open_report_per_account_and_position')
      .on(t.accountId, t.positionId)
      .where(sql`${t.state} = 'open'`),
    index('position_reports_by_position').on(t.positionId, t.state),
  ],
);
