import { mkdirSync } from 'node:fs';
import { accounts } from '@sunshine/db/schema/accounts.ts';
import { fillDemo } from '@sunshine/server/demo/fill.ts';
import { hashPassword } from '@sunshine/server/password.ts';
import { inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openBackstage } from '../support/backstage.ts';
import { openBrowser, visit } from '../support/browser.ts';
import { goodPassword } from '../support/given/accounts.ts';
import { keepSession, signInAt } from '../support/signed-in.ts';
import { startSite } from '../support/site.ts';

test('look', async () => {
  const out = '/tmp/b-pics';
  mkdirSync(out, { recursive: true });
  let graduate = '';
  const ids: Record<string, string> = {};
  const started = Date.now();
  const site = await startSite({
    fill: async (place) => {
      const backstage = await openBackstage(place);
      await fillDemo(backstage.services, { dataDir: place.dataDir, scale: 0.2 });
      console.log('demo', Date.now() - started);
      await backstage.runJobs();
      const rows = await backstage.db.$client`
        select a.login_name from accounts a join job_seeking_allowances j on j.person_id = a.person_id
        left join guaranteed_loans l on l.person_id = a.person_id group by 1 order by count(l.id) desc, count(*) desc limit 1`;
      graduate = rows[0]?.login_name;
      for (const row of await backstage.db
        .$client`select distinct on (j.state, r.id is not null) j.id, j.state, r.id is not null as back
        from job_seeking_allowances j left join allowance_returns r on r.allowance_id = j.id`)
        ids[`${row.state}${row.back ? 'Back' : ''}`] = row.id;
      const [loan] = await backstage.db
        .$client`select loan_id from loan_tranches where sent_back_on is not null limit 1`;
      ids.loan = loan?.loan_id;
      const passwordHash = await hashPassword(goodPassword);
      await backstage.db
        .update(accounts)
        .set({ passwordHash })
        .where(inArray(accounts.loginName, [graduate, 'district-casework', 'district-review', 'payer']));
      await backstage.close();
    },
  });
  const browser = await openBrowser();
  const shots = async (who: string, pages: [string, string][]) => {
    for (const screen of ['phone', 'desktop'] as const) {
      const visitor = await visit(browser, site.origin, { screen });
      await keepSession(visitor.context, site.origin, await signInAt(site.origin, who));
      await visitor.page.setViewportSize(
        screen === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 900 },
      );
      for (const [name, at] of pages) {
        const reply = await visitor.page.goto(site.origin + at, { waitUntil: 'load' });
        if (reply?.status() !== 200) console.log(who, at, reply?.status());
        await visitor.page.screenshot({ path: `${out}/${name}.${screen}.png`, fullPage: !at.includes('#') });
      }
      await visitor.context.close();
    }
  };
  try {
    await shots('district-casework', [
      ['case-list', '/union/allowances'],
      ['case-returned', '/union/allowances?group=returned'],
      ['case-paid', '/union/allowances?group=paid'],
      ['case-new', '/union/allowances/new'],
      ['case-detail-returned', `/union/allowances/${ids.returned}`],
      ['case-detail-revise', `/union/allowances/${ids.returned}#revise`],
      ['case-detail-submitted', `/union/allowances/${ids.submitted}`],
      ['case-detail-paidback', `/union/allowances/${ids.paidBack}`],
      ['loan-detail', `/union/loans/${ids.loan}`],
      ['loan-tranche', `/union/loans/${ids.loan}#repay`],
    ]);
    await shots('district-review', [
      ['review-list', '/union/allowances'],
      ['review-detail', `/union/allowances/${ids.submitted}`],
    ]);
    await shots('payer', [
      ['payer-home', '/union'],
      ['payer-all', '/union/all'],
      ['payer-list', '/union/allowances'],
      ['payer-detail', `/union/allowances/${ids.approved}`],
      ['payer-paid', `/union/allowances/${ids.paidBack}`],
      ['payer-back', `/union/allowances/${ids.paidBack}#back`],
    ]);
    await shots(graduate, [
      ['me-benefits', '/me/benefits'],
      ['me', '/me'],
      ['me-messages', '/me/messages'],
    ]);
    // Without script: approve two at once, pay them, see the outcome.
    for (const [who, act, tab] of [
      ['district-review', '批准勾选的', 'toApprove'],
      ['payer', '登记发放', 'toPay'],
    ] as const) {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: 390, height: 844 },
      });
      await keepSession(context, site.origin, await signInAt(site.origin, who));
      const page = await context.newPage();
      await page.goto(`${site.origin}/union/allowances?group=${tab}`);
      const boxes = page.locator('input[name="ids"]');
      console.log(who, 'boxes', await boxes.count());
      for (const box of await boxes.all()) await box.check();
      if (who === 'payer') await page.locator('#field-receipt').fill('HD-COMMON-1');
      await page.getByRole('button', { name: act }).click();
      await page.screenshot({ path: `${out}/after-${who}.phone.png`, fullPage: true });
      await context.close();
    }
    for (const who of ['payer']) {
      for (const at of [
        '/union/graduates',
        '/union/households',
        '/union/loans',
        '/union/form',
        '/district',
      ]) {
        const visitor = await visit(browser, site.origin, { screen: 'phone' });
        await keepSession(visitor.context, site.origin, await signInAt(site.origin, who));
        const reply = await visitor.page.goto(site.origin + at);
        console.log(who, at, reply?.status());
        await visitor.context.close();
      }
    }
    expect(1).toBe(1);
  } finally {
    await browser.close();
    await site.close();
  }
}, 900_000);
