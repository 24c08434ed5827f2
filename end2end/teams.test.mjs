// Teams, as a lead and a clinician meet them in the demo: without scripts and with, in both languages, and nothing sticks out on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, signedIn } from './demo.mjs';
import { startBrowser, startHouse } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** Presses the button of the form that does this. */
async function act(page, what) {
  await page.locator(`form:has(input[name=do][value=${what}]) button[type=submit]`).first().click();
  await page.waitForLoadState('load');
}

for (const [scripts, locale, width] of [[false, 'en', 1280], [true, 'fr', 820]]) {
  test(`a team is asked, given a module, and left, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const [lead, clinician] = await Promise.all(['demo.lead', 'demo.clinician'].map((who) => signedIn(browser, house, who, { scripts, width })));
    const [leads, learns] = [lead.page, clinician.page];
    await leads.goto(`/${locale}/staff/teams`);
    await looksWell(leads, width);
    await leads.locator('form:has(#name) button[type=submit]').click();
    await leads.waitForLoadState('load');
    lead.expectFault(/422/);
    assert.equal(await leads.locator('.summary').count(), 1);
    await looksWell(leads, width);
    const name = `Team ${locale} with a rather long name for a narrow screen`;
    await leads.locator('#name').fill(name);
    await leads.locator('form:has(#name) button[type=submit]').click();
    await leads.waitForURL(/staff\/teams\/./);
    await looksWell(leads, width);
    await leads.getByLabel('Juno Marchetti').check();
    await act(leads, 'ask');
    await leads.locator('#module').selectOption('cm5');
    await leads.locator('#day').fill(`${new Date().getFullYear() + 1}-03-05`);
    await act(leads, 'give');
    await looksWell(leads, width);
    const team = leads.url().split('?')[0];

    await learns.goto(`/${locale}/train/teams`);
    await looksWell(learns, width);
    await act(learns, 'join');
    await looksWell(learns, width);
    assert.match(await learns.locator('main').innerText(), /2\d\d\d/, 'the day');
    await leads.goto(team);
    await looksWell(leads, width);
    assert.match(await leads.locator('table').innerText(), locale === 'fr' ? /Juno Marchetti[^]*pas encore/ : /Juno Marchetti[^]*not yet/);
    await act(learns, 'leave');
    await leads.goto(team);
    assert.equal(await leads.locator('table').count(), 0, 'whoever left stands on no list');
    await leads.goto(`${team}?sure=end`);
    await looksWell(leads, width);
    await act(leads, 'end');
    await leads.waitForURL(/done=ended/);
    await lead.close();
    await clinician.close();
  });
}
