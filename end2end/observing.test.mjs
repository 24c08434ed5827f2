// Being watched at work, as three people meet it in the demo: a clinician asks, an observer signs on a tablet, the record tells it; one gives
// back, and the clinician comes back to it. Without scripts and with, in both languages, nothing sticks out on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, signedIn } from './demo.mjs';
import { follow, startBrowser, startHouse } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

const sheet = (locale) => `/${locale}/train/care-online/telehealth-practice/observe/opening`;

for (const [scripts, locale, width] of [[false, 'en', 1280], [true, 'fr', 820]]) {
  test(`asking, signing and giving back, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const [clinician, observer] = await Promise.all(['demo.clinician', 'demo.observer'].map((who) => signedIn(browser, house, who, { scripts, width })));
    const [asks, watches] = [clinician.page, observer.page];
    for (const end of ['return', 'sign']) {
      await asks.goto(sheet(locale));
      await looksWell(asks, width);
      await asks.locator('label[for^=who-]').first().click();
      await asks.locator('#line').fill('Tuesday at two');
      await asks.locator('form:has(#line) button[type=submit]').click();
      await asks.waitForURL(/#asked$/);
      assert.match(await asks.locator('main').innerText(), /Ines Vasquez-Roy/);

      await watches.goto(`/${locale}/staff/observe`);
      await looksWell(watches, width);
      assert.match(await watches.locator('main').innerText(), /Juno Marchetti[^]*Tuesday at two/);
      await watches.locator('main li a[href*="/staff/observe/"]').first().click();
      await watches.waitForLoadState('load');
      await looksWell(watches, width);
      // Something is missing: the page says what, and keeps the rest.
      await watches.locator('#comment').fill(end === 'sign' ? 'Calm and clear.' : 'Say plan B first.');
      if (end === 'sign') {
        await watches.locator('button[value=sign]').click();
        await watches.waitForLoadState('load');
        observer.expectFault(/422/);
        assert.equal(await watches.locator('.summary').count(), 1);
        assert.equal(await watches.locator('#comment').inputValue(), 'Calm and clear.');
        await looksWell(watches, width);
        for (const id of ['seen-identity', 'seen-place', 'rating-safe-alone', 'setting-video']) await watches.locator(`label[for=${id}]`).click();
      }
      await watches.locator(`button[value=${end}]`).click();
      await watches.waitForURL(new RegExp(`done=${end === 'sign' ? 'signed' : 'returned'}`));
      await looksWell(watches, width);
      await asks.goto(`/${locale}/train/record/cc-2.2`);
      await looksWell(asks, width);
      assert.match(await asks.locator('main').innerText(), end === 'sign' ? /Calm and clear\./ : /Say plan B first\./);
    }
    await asks.goto(`/${locale}/train/record/cc-2.2`);
    assert.match(await asks.locator('main').innerText(), locale === 'fr' ? /Signé comme personne observatrice fondatrice/ : /Signed as a founding observer: Made up, for this demo\./);
    await clinician.close();
    await observer.close();
  });
}

test('somebody who does not observe has no such page', async () => {
  const one = await signedIn(browser, house, 'demo.clinician', {});
  const answer = await one.page.goto('/en/staff/observe');
  assert.equal(answer.status(), 404);
  one.expectFault(/404/);
  await follow(one.page, 'Doorstep');
  await one.close();
});
