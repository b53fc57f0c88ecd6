/** Why a workbook could not be read at all; each use has sentences of its own in the contract's errors. */
export type WorkbookFault =
  | 'fileTooLarge'
  | 'fileEmpty'
  | 'passwordProtected'
  | 'oldFormat'
  | 'notXlsx'
  | 'damaged'
  | 'unpacksTooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'noSheet'
  | 'noHeader'
  | 'noRows'
  | 'outOfMemory';

export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';
  readonly fault: WorkbookFault;

  constructor(fault: WorkbookFault, options?: ErrorOptions) {
    super(fault, options);
    this.fault = fault;
  }
}
