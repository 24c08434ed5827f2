// The clinician's way, whole: the first account by a one-time token, the second step, a lesson, a case with decisions, a knowledge check, the record.
// Once with scripts and once without.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { appCode } from './app_code.mjs';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';

const module5 = '/en/train/care-online/safety-at-a-distance';
const words = 'seven quiet lanterns by the lake';
let house, browser;
/** Recovery codes of the account: each signs in once, without waiting for the app's next code. */
let codes = [];
before(async () => { [house, browser] = await Promise.all([startHouse({ demo: false }), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

test('the first administrator comes in by the token on the console, once', async () => {
  const one = await reader(browser, house, { scripts: false });
  const { page } = one;
  const token = house.token();
  assert.ok(token, house.said());
  await page.goto('/en/staff/first');
  for (const input of await page.locator('main form input[type=text], main form input:not([type])').all()) assert.ok(await input.isVisible());
  await page.locator('#token').fill(token);
  await page.locator('#display-name').fill('Robin Example');
  await page.locator('#sign-in-name').fill('robin');
  await page.locator('#passphrase').fill('short');
  await page.locator('#again').fill('short');
  await page.locator('main form button[type=submit]').click();
  await page.waitForLoadState('load');
  assert.match(await page.locator('.summary').innerText(), /15/);
  assert.equal(await page.locator('#sign-in-name').inputValue(), 'robin', 'what was typed is kept');
  one.expectFault(/422/);
  await page.locator('#passphrase').fill(words);
  await page.locator('#again').fill(words);
  await page.locator('main form button[type=submit]').click();
  await page.waitForLoadState('load');
  assert.match(page.url(), /staff\/second\/set-up/, 'the second step comes before anything else');
  await axeFindsNothing(page);
  await page.locator('summary').first().click();
  await page.locator('#code').fill(appCode(await page.locator('main code').innerText()));
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForLoadState('load');
  codes = await page.locator('.codes code').allInnerTexts();
  assert.equal(codes.length, 10);
  await axeFindsNothing(page);
  await page.locator('main .acts a.btn').click();
  await page.waitForLoadState('load');
  assert.match(page.url(), /\/en\/staff$/, 'and then the desk');
  for (const way of ['', '/account', '/inbox', '/account/codes', '/account/passkeys', '/account/passphrase']) {
    await page.goto(`/en/staff${way}`);
    await axeFindsNothing(page);
  }
  // Working as: the pages of another of one's own roles.
  await page.goto('/en/staff/people');
  assert.match(await title(page), /not find|not here|no page/i, 'a clinician has no such page');
  await page.goto('/en/staff');
  await page.locator('label[for=role-administrator]').click();
  await page.locator('main form button[type=submit]').last().click();
  await page.waitForLoadState('load');
  for (const way of ['/people', '/people/import']) {
    await page.goto(`/en/staff${way}`);
    assert.match(page.url(), new RegExp(`${way}$`));
    await axeFindsNothing(page);
  }
  one.expectFault(/404/);
  for (const way of ['', '/account', '/inbox', '/people', '/people/import', '/account/codes']) {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/fr/staff${way}`);
    await fitsSideways(page);
  }
  await one.close();
});

async function signIn(page) {
  await page.goto('/en/train/record');
  assert.match(page.url(), /sign-in/, 'the record is for people who are here');
  await page.locator('#name').fill('robin');
  await page.locator('#passphrase').fill('these are not the words');
  await page.locator('main form button[type=submit]').click();
  await page.waitForLoadState('load');
  assert.equal(await page.locator('.summary').count(), 1);
  await page.locator('#passphrase').fill(words);
  await page.locator('main form button[type=submit]').click();
  await page.waitForLoadState('load');
  assert.match(page.url(), /staff\/second/, 'the passphrase alone opens nothing');
  await axeFindsNothing(page);
  await page.locator('#code').fill(codes.shift());
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForLoadState('load');
  assert.match(page.url(), /record/, 'back to where they wanted to go');
}

for (const scripts of [true, false]) {
  test(`a clinician finishes a module ${scripts ? 'with' : 'without'} scripts`, async () => {
    const one = await reader(browser, house, { scripts });
    const { page } = one;
    await signIn(page);
    one.expectFault(/422|401/);
    await page.goto(module5);
    await axeFindsNothing(page);
    await page.locator('.lessons a').first().click();
    await page.waitForLoadState('load');
    assert.ok((await page.locator('main').innerText()).length > 1500, 'a whole lesson');
    await axeFindsNothing(page);

    // The case: always the first choice, until it ends. Options are mixed by the author, so this may be any outcome; it must end.
    // The second time round a case that was left open goes on where it was.
    await page.goto(`${module5}/case/jo`);
    await page.locator('main form button[type=submit], main .acts a.btn').first().click();
    await page.waitForLoadState('load');
    for (let i = 0; i < 20; i += 1) {
      const label = page.locator('main .opt label').first();
      if (await label.count() === 0) {
        const on = page.locator('main form button[type=submit], main .acts a.btn').first();
        if (await on.count() === 0 || /ended|outcome|record/i.test(await title(page))) break;
        if (/\/record/.test(await on.getAttribute('href') ?? '')) break;
        await on.click();
      } else {
        await label.click();
        await page.locator('main form button[type=submit]').first().click();
      }
      await page.waitForLoadState('load');
      if (i < 2) await axeFindsNothing(page);
    }

    // The knowledge check: no key and no reason before it is sent.
    await page.goto(`${module5}/knowledge`);
    const begin = page.locator('main form button[type=submit]').first();
    if (await begin.count()) {
      await begin.click();
      await page.waitForLoadState('load');
      for (let i = 0; i < 12; i += 1) {
        const selects = page.locator('main select');
        const label = page.locator('main .opt label').first();
        if (await selects.count()) {
          for (let s = 0; s < await selects.count(); s += 1) await selects.nth(s).selectOption({ index: s + 1 });
        } else if (await label.count()) {
          assert.doesNotMatch(await page.content(), /class="answer/);
          await label.click();
        } else break;
        await page.locator('main form button[type=submit]').first().click();
        await page.waitForLoadState('load');
      }
      await axeFindsNothing(page);
      await page.locator('main form button[type=submit]').last().click();
      await page.waitForLoadState('load');
    }

    await page.goto('/en/train/record');
    const record = await page.locator('main').innerText();
    assert.match(record, /Provisional/);
    assert.match(record, /5\.1/);
    await axeFindsNothing(page);
    const file = join(house.data, `record-${scripts}.pdf`);
    if (scripts) {
      await writeFile(file, await page.pdf({ format: 'A4' }));
      const pages = Number(execFileSync('pdfinfo', [file]).toString().match(/Pages:\s+(\d+)/)[1]);
      assert.ok(pages <= 2, `the record prints on ${pages} pages`);
    }
    await page.goto('/en/train/record/cc-5.1');
    assert.match(await page.locator('main').innerText(), /missing|still|next/i);
    await axeFindsNothing(page);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto('/en/train/record');
    await fitsSideways(page);
    await one.close();
  });
}
