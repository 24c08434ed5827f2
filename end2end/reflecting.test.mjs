// A reflection, as its writer and its reader meet it in the demo: a draft, sent, given back with a question, sent again, read, and then in the
// record. Without scripts and with, in both languages, valid, open to everybody, and narrow enough for a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, signedIn } from './demo.mjs';
import { startBrowser, startHouse } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

async function press(page, what) {
  await page.locator(`button[name=do][value=${what}]`).click();
  await page.waitForLoadState('load');
}

const WORDS = 'I asked where the person was before anything else, and I wrote it down. Next time I say plan B first.';

for (const [scripts, locale, width, competency] of [[false, 'en', 1280, 'cc-5.4'], [true, 'fr', 820, 'cc-7.1']]) {
  test(`a reflection is written, asked about, read and counted, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const [clinician, mentor] = await Promise.all(['demo.clinician', 'demo.observer'].map((who) => signedIn(browser, house, who, { scripts, width })));
    const [writes, reads] = [clinician.page, mentor.page];
    const here = `/${locale}/train/record/${competency}/reflect`;
    await writes.goto(here);
    await looksWell(writes, width);
    await writes.locator('#words').fill(WORDS);
    await press(writes, 'keep');
    await looksWell(writes, width);
    assert.equal(await writes.locator('#words').inputValue(), WORDS, 'a draft is kept');
    await press(writes, 'send');
    clinician.expectFault(/422/);
    assert.equal(await writes.locator('.summary').count(), 1, 'nobody was chosen');
    assert.equal(await writes.locator('#words').inputValue(), WORDS);
    await writes.locator('label[for^=who-]').first().click();
    await press(writes, 'send');
    await looksWell(writes, width);

    const open = async () => {
      await reads.goto(`/${locale}/staff/observe`);
      await looksWell(reads, width);
      await reads.locator('main li a[href*="/staff/reflections/"]').first().click();
      await reads.waitForLoadState('load');
      assert.match(await reads.locator('main').innerText(), /plan B first/);
      await looksWell(reads, width);
    };
    await open();
    await reads.locator('#comment').fill('What would have made it easier?');
    await press(reads, 'return');
    await writes.goto(here);
    await looksWell(writes, width);
    assert.match(await writes.locator('main').innerText(), /What would have made it easier\?/);
    await writes.locator('#words').fill(`${WORDS} A card on my screen would help.`);
    await writes.locator('label[for^=who-]').first().click();
    await press(writes, 'send');
    await open();
    await press(reads, 'read');
    await reads.waitForURL(/done=read/);
    await writes.goto(`/${locale}/train/record/${competency}`);
    await looksWell(writes, width);
    assert.match(await writes.locator('main').innerText(), /Ines Vasquez-Roy/, 'who read it stands beside it');
    await clinician.close();
    await mentor.close();
  });
}
