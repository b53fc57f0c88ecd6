import type { Upload } from '@sunshine/contract/route.ts';
import { createContext } from '@sunshine/server/context.ts';
import type { Stage } from '@sunshine/server/demo/stage.ts';
import { apiOperations } from '@sunshine/server/operations.ts';
import type { Actor } from '@sunshine/server/policy.ts';
import { givenDocx } from '../files.ts';
import { canary } from './values.ts';

/** What both applicants wrote at home: the bytes are alike, so that only the persons differ. */
export const resumeFile = givenDocx({
  parts: { 'word/document.xml': '<w:document>仓库值班两年，会用扫码枪。</w:document>' },
});
const evidence = givenDocx({
  parts: { 'word/document.xml': `<w:document>${canary.evidenceText}</w:document>` },
});

/** Both keep a résumé file; the archived one's device calls it by a name that tells of the archive. */
export async function keepResumeFiles(stage: Stage, archived: Actor, stranger: Actor): Promise<void> {
  const named = [
    [archived, `${canary.resumeFileName}困难职工家庭.docx`],
    [stranger, '简历终稿.docx'],
  ] as const;
  for (const [actor, name] of named)
    await send(stage, 'keepResumeFile', {}, { name, bytes: resumeFile }, actor);
}

/** A paper of the archive's graduate that the union keeps. */
export async function keepEvidence(stage: Stage, supplementId: string, caseworker: Actor): Promise<string> {
  const file = { name: `${canary.evidenceFileName}.docx`, bytes: evidence };
  const { id } = await send(stage, 'addSupplementaryFile', { id: supplementId }, file, caseworker);
  return id;
}

async function send(
  { services }: Stage,
  name: string,
  input: object,
  file: { name: string; bytes: Buffer },
  actor: Actor,
): Promise<{ id: string }> {
  const operation = apiOperations.find((each) => each.name === name);
  if (!operation) throw new Error(`${name} is not an operation of the API`);
  const ctx = createContext(services, { actor, requestId: name, client: name });
  const upload: Upload = { name: file.name, stream: streamOf(file.bytes) };
  return (await operation.run(ctx, { ...input, upload })) as { id: string };
}

async function* streamOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
