// “What changed here” and a learner's yes to being counted, in a browser: given, said what is counted, taken back; with scripts and without, in both
// languages. The figures of the last test are written into the database, because no house of a test has twenty people and a quarter that ended.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { looksWell } from './demo.mjs';
import { openPlace } from './everywhere.mjs';
import { fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';
import { words as messages } from './messages.mjs';

const module3 = 'learn/digital-doorways/accounts-and-passwords';
let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse({ demo: false }), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** Says the same to every question of a round. */
async function rate(page, path, n) {
  await page.goto(`${path}?n=1`);
  for (let i = 0; i < 20 && (await page.locator(`label[for=said-${n}]`).count()) > 0; i += 1) {
    await page.locator(`label[for=said-${n}]`).click();
    await Promise.all([page.waitForEvent('load'), page.locator('main form button[value=next]').click()]);
  }
}

for (const [locale, scripts, width] of [['en', true, 1280], ['fr', false, 390]]) {
  test(`a yes is given and taken back, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const one = await reader(browser, house, { scripts, width });
    const [{ page }, say] = [one, await messages(locale)];
    await openPlace(page);
    await page.goto(`/${locale}/what-changed`);
    assert.equal(await page.getByText(say('totals-empty'), { exact: true }).count(), 1, 'what most sites will say');
    await looksWell(page, width);
    await follow(page, say('counting-title'));
    assert.equal(await title(page), say('counting-title'));
    assert.equal(await page.locator('main input:checked').count(), 0);
    await looksWell(page, width);
    await rate(page, `/${locale}/${module3}/before`, 1);
    await rate(page, `/${locale}/${module3}/after`, 3);
    await page.goto(`/${locale}/me`);
    await follow(page, say('counting-title'));
    assert.equal(await page.getByText(say('counting-no'), { exact: true }).count(), 1, 'rating says no yes');
    await follow(page, say('counting-say-yes'));
    assert.equal(await page.getByRole('status').innerText(), say('counting-done-yes'));
    assert.ok((await page.locator('main').innerText()).includes(say('counting-mine-waits')));
    await looksWell(page, width);
    await page.goBack();
    await page.goForward();
    await page.reload();
    await follow(page, say('counting-take-back'));
    assert.equal(await page.getByRole('status').innerText(), say('counting-done-no'));
    assert.ok(!(await page.locator('main').innerText()).includes(say('counting-mine-waits')));
    await looksWell(page, width);
    await one.close();
  });
}

/** What `statistics::totals` makes of some sixty people, of a small group, and of one where hardly anything is told. */
const told = [
  { quarter: '2026-1', modules: [{ module: 'pm03', people: 20, moves: null, mean: { mean: 3, low: -2, high: 8 }, many_at_the_top: false, many_at_the_bottom: false }] },
  {
    quarter: '2026-2',
    modules: [
      { module: 'pm03', people: 65, moves: [45, null, null], mean: { mean: 8, low: 5, high: 11 }, many_at_the_top: true, many_at_the_bottom: false },
      { module: 'pm06', people: 25, moves: [10, 15, 0].map((n) => n || null), mean: { mean: -1, low: -6, high: 4 }, many_at_the_top: false, many_at_the_bottom: false },
      { module: 'pm09', people: 40, moves: null, mean: null, many_at_the_top: false, many_at_the_bottom: false },
    ],
  },
];

test('figures are a drawing, a table and a sentence, on a phone and on paper', async () => {
  const first = await startHouse({ demo: false });
  await first.stop({ keep: true });
  const row = (one) => `INSERT INTO quarter_total (organisation_id, quarter, told) VALUES ('home', '${one.quarter}', '${JSON.stringify(one)}');`;
  execFileSync('sqlite3', [join(first.data, 'people.db'), told.map(row).join('\n')]);
  const site = await startHouse({ demo: false, data: first.data });
  try {
    for (const [locale, scripts, width] of [['en', true, 1280], ['fr', false, 390]]) {
      const one = await reader(browser, site, { scripts, width });
      const [{ page }, say] = [one, await messages(locale)];
      await page.goto(`/${locale}/what-changed`);
      const main = await page.locator('main').innerText();
      for (const name of ['totals-rose', 'totals-chance', 'totals-too-alike', 'totals-hidden-why', 'totals-small', 'totals-top', 'totals-means-none']) {
        assert.ok(main.includes(say(name)), name);
      }
      assert.ok(!main.includes(say('totals-empty')));
      assert.equal(await page.getByRole('img', { name: say('totals-rose') }).count(), 1);
      await page.locator('details summary').first().click();
      await looksWell(page, width);
      await page.setViewportSize({ width: 320, height: 700 });
      await fitsSideways(page);
      if (process.env.PICTURES) {
        await page.screenshot({ path: join(process.env.PICTURES, `totals-${locale}-320.png`), fullPage: true });
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.screenshot({ path: join(process.env.PICTURES, `totals-${locale}-1280.png`), fullPage: true });
      }
      await one.close();
    }
  } finally {
    await site.stop();
  }
});
