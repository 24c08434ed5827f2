// Prior learning, as whoever learned it and whoever decides meet it in the demo: a draft with a file, sent, given back with what is missing, sent again,
// approved for less than was asked, and then in the record. Without scripts and with, in both languages, valid, open to everybody, and narrow
// enough for a phone.
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

const WORDS = 'Two terms on measures and how to read them; I choose two for each person and say why.';

for (const [scripts, locale, width, competency] of [[false, 'en', 1280, 'cc-4.1'], [true, 'fr', 320, 'cc-4.2']]) {
  test(`prior learning is described, asked about, approved and counted, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const [clinician, mentor] = await Promise.all(['demo.clinician', 'demo.observer'].map((who) => signedIn(browser, house, who, { scripts, width })));
    const [asks, decides] = [clinician.page, mentor.page];
    const here = `/${locale}/train/record/${competency}/prior`;
    await asks.goto(`/${locale}/train/record/${competency}`);
    await asks.locator(`a[href="${here}"]`).first().click();
    await asks.waitForURL((url) => url.pathname === here);
    await looksWell(asks, width);
    await asks.locator('#learned').fill(WORDS);
    await press(asks, 'keep');
    await looksWell(asks, width);
    assert.equal(await asks.locator('#learned').inputValue(), WORDS, 'a draft is kept');
    await asks.locator(`a[href="${here}/file"]`).click();
    await asks.waitForURL((url) => url.pathname === `${here}/file`);
    await looksWell(asks, width);
    const put = async (name, mimeType, text) => {
      await asks.locator('#file').setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
      await asks.locator('form:has(#file) button').click();
      await asks.waitForLoadState('load');
      await looksWell(asks, width);
    };
    await put('letter.docx', 'application/octet-stream', 'PK a letter');
    assert.equal(await asks.locator('.summary').count(), 1, 'neither a PDF nor a picture');
    await put('certificate.pdf', 'application/pdf', '%PDF-1.7\n1 0 obj\n%%EOF\n');
    assert.equal(await asks.locator('main .confirm').count(), 1);
    await asks.goto(here);
    await press(asks, 'send');
    assert.equal(await asks.locator('.summary').count(), 1, 'where, when, how long, which level, who');
    assert.equal(await asks.locator('#learned').inputValue(), WORDS);
    await looksWell(asks, width);
    for (const [id, words] of [['place', 'A school of nursing'], ['period', '2022'], ['duration', '30 h']]) await asks.locator(`#${id}`).fill(words);
    await asks.locator('label[for^=level-]').last().click();
    await asks.locator('label[for^=who-]').first().click();
    await press(asks, 'send');
    await asks.waitForURL(/done=sent/);
    await looksWell(asks, width);

    const open = async () => {
      await decides.goto(`/${locale}/staff/observe`);
      await looksWell(decides, width);
      await decides.locator('main li a[href*="/staff/prior/"]').first().click();
      await decides.waitForLoadState('load');
      assert.match(await decides.locator('main').innerText(), /A school of nursing/);
      await looksWell(decides, width);
      const [saved] = await Promise.all([decides.waitForEvent('download'), decides.locator('main a[download]').click()]);
      assert.equal(saved.suggestedFilename(), 'prior-learning.pdf');
    };
    await open();
    await decides.locator('#comment').fill('Which measures?');
    await press(decides, 'return');
    await asks.goto(here);
    await looksWell(asks, width);
    assert.match(await asks.locator('main').innerText(), /Which measures\?/);
    await asks.locator('#learned').fill(`${WORDS} PHQ-9 and GAD-7.`);
    await asks.locator('label[for^=who-]').first().click();
    await press(asks, 'send');
    await open();
    await decides.locator('label[for^=level-]').first().click();
    await decides.locator('#comment').fill('Fits the first level.');
    await press(decides, 'approve');
    await decides.waitForURL(/done=approved/);
    await looksWell(decides, width);
    await asks.goto(`/${locale}/train/record/${competency}`);
    await looksWell(asks, width);
    const record = await asks.locator('main').innerText();
    assert.match(record, /Ines Vasquez-Roy/, 'who approved it stands beside it');
    assert.match(record, /Fits the first level\./);
    clinician.expectFault(/422/);
    await clinician.close();
    await mentor.close();
  });
}
