// The pictures of the README, taken from the running product, so that they cannot lie. They are written to docs/pictures only when
// PICTURES=keep is set; otherwise to a folder that is thrown away, which still proves that they can be taken.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { follow, reader, root, startBrowser, startHouse } from './house.mjs';

let house, demo, browser, folder;
before(async () => {
  [house, demo, browser] = await Promise.all([startHouse({ demo: false }), startHouse(), startBrowser()]);
  folder = process.env.PICTURES === 'keep' ? join(root, 'docs/pictures') : await mkdtemp(join(tmpdir(), 'pictures-'));
  await mkdir(folder, { recursive: true });
});
after(async () => { await browser?.close(); await house?.stop(); await demo?.stop(); });

async function picture(page, name) {
  const path = join(folder, name);
  await page.screenshot({ path });
  assert.ok((await stat(path)).size < 300_000, `${name} is small enough for a repository`);
}

test('home and a lesson', async () => {
  const wide = await reader(browser, house, { width: 1280, height: 800 });
  await wide.page.goto('/en');
  await picture(wide.page, 'home-desktop.png');
  await wide.close();
  const phone = await reader(browser, house, { width: 390, height: 780, scripts: false });
  await phone.page.goto('/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen');
  await picture(phone.page, 'lesson-phone.png');
  await phone.close();
});

test('a skills map', async () => {
  const { page, close } = await reader(browser, house, { width: 390, height: 780, scripts: false });
  const rate = async (address, labels) => {
    await page.goto(`/en/learn/digital-doorways/accounts-and-passwords/${address}`);
    const remember = page.getByLabel(/remember on this device/i);
    if (await remember.count()) await remember.check();
    await follow(page, 'Begin');
    for (const label of labels) {
      await page.getByLabel(label, { exact: true }).check();
      await page.locator('main form button[type=submit]').first().click();
      await page.waitForLoadState('load');
    }
  };
  await rate('before', ['Not at all', 'Somewhat', 'A little', 'I do not want to do this']);
  await rate('after', ['Mostly', 'Very sure', 'Somewhat', 'I do not want to do this']);
  await page.goto('/en/map');
  await page.locator('.map > li').first().scrollIntoViewIfNeeded();
  await picture(page, 'map-phone.png');
  await close();
});

test('a competency record', async () => {
  const { page, close } = await reader(browser, demo, { width: 1280, height: 800, scripts: false });
  const words = demo.said().match(/passphrase: (.+)/)[1].trim();
  await page.goto('/en/train/record');
  await page.locator('#name').fill('demo.clinician');
  await page.locator('#passphrase').fill(words);
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForLoadState('load');
  await picture(page, 'record-desktop.png');
  await close();
});
