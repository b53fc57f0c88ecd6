/** Why a workbook could not be read at all; the code's sentence stands in the contract's errors. */
export type WorkbookFault =
  | 'roster.fileTooLarge'
  | 'roster.fileEmpty'
  | 'roster.passwordProtected'
  | 'roster.oldFormat'
  | 'roster.notXlsx'
  | 'roster.damaged'
  | 'roster.unpacksTooLarge'
  | 'roster.tooManyRows'
  | 'roster.tooManyColumns'
  | 'roster.noSheet'
  | 'roster.noHeader'
  | 'roster.noRows'
  | 'roster.outOfMemory';

export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';
  readonly code: WorkbookFault;

  constructor(code: WorkbookFault, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
