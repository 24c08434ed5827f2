// Looking again at the skills of a module weeks later, and all fifty skills one subject at a time, in a browser whose device remembers. Without
// scripts and with, in both languages, valid, open to everybody, and narrow enough for a phone.
import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { looksWell } from './demo.mjs';
import { fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';
import { words as messages } from './messages.mjs';

const module3 = 'learn/digital-doorways/accounts-and-passwords';
let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** Ticks the answer with this number for every skill of a round of questions. */
async function rate(page, n) {
  for (let i = 0; i < 20; i += 1) {
    const choice = page.locator(`label[for=said-${n}]`);
    if ((await choice.count()) === 0) return i;
    await choice.click();
    const loaded = page.waitForEvent('load');
    await page.locator('main form button[value=next]').click();
    await loaded;
  }
  throw new Error('the round does not end');
}

/** Makes what this device remembers sixty days older, and signs it as the server does. */
async function sixtyDaysGoBy(page) {
  const key = await readFile(join(house.data, 'demo', 'pepper.key'));
  const cookie = (await page.context().cookies()).find((one) => one.name.endsWith('memory'));
  const text = cookie.value.slice(0, cookie.value.lastIndexOf('.')).replace(/(~(?:h|[abl]pm\d\d|t)_)(\d+)/g, (_, name, day) => `${name}${day - 60}`);
  const signed = createHmac('sha256', Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'doorstep/guest-memory/1', 32))).update(text).digest('base64url');
  await page.context().addCookies([{ ...cookie, value: `${text}.${signed}` }]);
}

for (const [locale, scripts, width] of [['en', true, 1280], ['fr', false, 390]]) {
  test(`somebody looks again weeks later, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const one = await reader(browser, house, { scripts, width });
    const [{ page }, say] = [one, await messages(locale)];
    const at = (path) => `/${locale}/${path}`;
    await page.goto(at(`${module3}/before`));
    await page.locator('label[for=device-remember]').click();
    await follow(page, say('check-begin'));
    assert.equal(await rate(page, 1), 4);
    await page.goto(at(`${module3}/after?n=1`));
    assert.equal(await rate(page, 3), 4);
    assert.equal(await page.getByText(say('later-offer'), { exact: true }).count(), 0, 'not on the day itself');
    await page.goto(at(`${module3}/later`));
    assert.ok((await page.locator('main').innerText()).includes(say('later-not-yet')));
    await looksWell(page, width);

    await sixtyDaysGoBy(page);
    for (const path of [module3, 'map']) {
      await page.goto(at(path));
      assert.equal(await page.getByText(say('later-offer'), { exact: true }).count(), 1, `offered on ${path}`);
      await looksWell(page, width);
    }
    await follow(page, say('later-look'));
    await follow(page, say('check-begin'));
    await looksWell(page, width);
    assert.equal(await rate(page, 2), 4);
    assert.match(page.url(), /\/map#pm03$/);
    assert.equal(await page.getByText(say('later-offer'), { exact: true }).count(), 0, 'offered until it was done');
    assert.equal(await page.locator('.move.thrice').count(), 4, 'before, after the module, weeks later');
    assert.equal(await page.locator('.move.thrice').first().locator('.door').count(), 3);
    await looksWell(page, width);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.locator('details summary').first().click();
    await fitsSideways(page);
    assert.ok((await page.locator('.map-table').innerText()).includes(say('table-later')));
    if (scripts) {
      await page.locator('.map > li').first().focus();
      const first = await page.locator('.readout').innerText();
      await page.keyboard.press('ArrowDown');
      const second = await page.locator('.readout').innerText();
      assert.notEqual(first, second, 'arrow keys go on working');
      assert.match(second, /At the end of the module you said/);
    }
    await page.goto(at('map/paper?show=map'));
    assert.ok((await page.locator('.hand-sheet').innerText()).includes(say('story-end', { end: '' }).slice(0, 22)));
    await one.close();
  });

  test(`all skills, one subject at a time, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const one = await reader(browser, house, { scripts, width });
    const [{ page }, say] = [one, await messages(locale)];
    await page.goto(`/${locale}/skills-check/all`);
    await looksWell(page, width);
    await page.locator('label[for=device-remember]').click();
    await follow(page, say('check-begin'));
    await looksWell(page, width);
    await page.locator('label[for=first]').click();
    await follow(page, say('full-stop'));
    assert.equal(await title(page), say('full-title'));
    assert.equal(await page.getByText(say('full-in-part'), { exact: true }).count(), 1);
    await follow(page, say('full-go-on'));
    assert.equal(await page.locator('#first').isChecked(), true, 'what was said is there');
    for (let n = 1; n <= 13; n += 1) {
      assert.ok((await page.locator('.steps-of').innerText()).includes(say('full-subject-of', { n, all: 13 })));
      await follow(page, say('check-save'));
    }
    assert.equal(await title(page), say('suggest-title'));
    await looksWell(page, width);
    await one.close();
  });
}
