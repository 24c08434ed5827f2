// A second look, as two people meet it in the demo: a clinician doubts a piece of their record and asks, a colleague takes it up and answers,
// and the record tells it. Without scripts and with, in both languages; every page is valid, open to everybody, and fits on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, signedIn } from './demo.mjs';
import { startBrowser, startHouse } from './house.mjs';
import { faultsOfHtml } from './html.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

const jo = (locale) => `/${locale}/train/care-online/safety-at-a-distance/case/jo`;

async function press(page, what) {
  await Promise.all([page.waitForEvent('load'), page.locator(what).first().click()]);
}

async function open(page, path) {
  const answer = await page.goto(path);
  assert.equal(answer.status(), 200, path);
  assert.deepEqual(await faultsOfHtml(await answer.text(), path), []);
}

/** To the end of a case, always by the first decision that is offered. */
async function takeCase(page, locale) {
  await page.goto(jo(locale));
  await press(page, 'main form[action$="/case/jo"] button');
  while (await page.locator('label[for=choice-0]').count() > 0) {
    await page.locator('label[for=choice-0]').click();
    await press(page, 'main form button[type=submit]');
    await press(page, 'main .acts a.btn');
  }
}

const words = {
  en: { waits: /It waits for somebody who had no part in it/, counts: /It does not count from that day on/ },
  fr: { waits: /La demande attend une personne/, counts: /Ne compte plus à partir de ce jour/ },
};

for (const [scripts, locale, width] of [[false, 'en', 1280], [true, 'fr', 820]]) {
  test(`asking for a second look and answering it, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const [clinician, colleague] = await Promise.all(['demo.clinician', 'demo.observer'].map((who) => signedIn(browser, house, who, { scripts, width })));
    const [asks, looks] = [clinician.page, colleague.page];
    await takeCase(asks, locale);
    await open(asks, `/${locale}/train/record/cc-5.1`);
    await looksWell(asks, width);
    const own = await asks.locator('main a[href*="/second-look/"]').first().getAttribute('href');
    await open(asks, own);
    await asks.locator('#reason').fill('short');
    await press(asks, 'form:has(#reason) button[type=submit]');
    clinician.expectFault(/422/);
    assert.equal(await asks.locator('.summary').count(), 1);
    assert.equal(await asks.locator('#reason').inputValue(), 'short');
    await looksWell(asks, width);
    await asks.locator('#reason').fill('The second scene leaves out what Jo said.');
    await press(asks, 'form:has(#reason) button[type=submit]');
    assert.match(await asks.locator('main').innerText(), words[locale].waits);
    await looksWell(asks, width);

    await open(looks, `/${locale}/staff/second-looks`);
    await looksWell(looks, width);
    assert.doesNotMatch(await looks.locator('section[aria-labelledby=open]').innerText(), /Juno|leaves out/, 'not yet whose');
    await press(looks, 'main form[action$="/second-looks"] button');
    assert.match(await looks.locator('main').innerText(), /Juno Marchetti[^]*The second scene leaves out what Jo said/);
    await open(looks, new URL(looks.url()).pathname);
    await looksWell(looks, width);
    await looks.locator('label[for=verdict-voided]').click();
    await looks.locator('#reason').fill('The scene does leave it out.');
    await press(looks, 'form:has(#reason) button[type=submit]');
    await looksWell(looks, width);

    await open(asks, own);
    assert.match(await asks.locator('main').innerText(), /Ines Vasquez-Roy[^]*The scene does leave it out/);
    await looksWell(asks, width);
    await open(asks, `/${locale}/train/record/cc-5.1`);
    assert.match(await asks.locator('main').innerText(), words[locale].counts);
    await looksWell(asks, width);
    await clinician.close();
    await colleague.close();
  });
}
