import type { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import type { UnionCompany } from '@sunshine/contract/companies/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { decide } from './decide-company.ts';
import { creditCodeProblem } from './rules.ts';

/** The unit has compared the company with its licence; a code that fails its check needs a reason. */
export async function verifyCompany(
  ctx: Context,
  input: Input<typeof companyRoutes.verifyCompany>,
): Promise<UnionCompany> {
  return decide(ctx, input.id, {
    to: 'verified',
    note: null,
    seen: input.note,
    prepare: (company) => {
      if (!creditCodeProblem(company.creditCode)) return { creditCodeNote: null };
      const creditCodeNote = input.creditCodeNote ?? company.creditCodeNote;
      if (creditCodeNote) return { creditCodeNote };
      const sentence = `${creditCodeProblem(company.creditCode)}。确实无误就写明理由，比如“已看营业执照原件”。`;
      throw refusal('company.creditCodeNeedsReason', { fields: { creditCodeNote: sentence } });
    },
    message: { title: '单位核实通过', body: '六个月内有效。已发布的职位对外显示，新的职位可以送审。' },
  });
}
