import { z } from 'zod';

/** The one error body of the API. */
export const ErrorBodySchema = z
  .object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    requestId: z.string(),
  })
  .meta({ description: '出错时的统一回复' });
