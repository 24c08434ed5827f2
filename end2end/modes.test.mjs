// Ways to look at the same pages: less motion, large text, wide spacing, calm, right to left, and the text spacing of WCAG 1.4.12.
// Nothing may be cut off or overlap sideways. Colours have a file of their own: `colours.test.mjs`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse } from './house.mjs';

const module3 = '/en/learn/digital-doorways/accounts-and-passwords';
const pages = ['/en', `${module3}/lock-your-screen`, `${module3}/check`, '/en/help', '/en/train/competencies'];
let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

test('less motion: nothing moves', async () => {
  const one = await reader(browser, house, { reducedMotion: 'reduce' });
  await one.page.goto(`${module3}/lock-your-screen`);
  assert.equal(await one.page.evaluate(() => document.getAnimations().length), 0);
  await one.close();
});

test('right to left and wide text spacing fit at 320 px', async () => {
  const one = await reader(browser, house, { width: 320, height: 700 });
  for (const path of pages) {
    await one.page.goto(path);
    await one.page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    await fitsSideways(one.page);
    await one.page.evaluate(() => {
      document.documentElement.dir = 'ltr';
      const sheet = document.styleSheets[0];
      sheet.insertRule('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }', sheet.cssRules.length);
      sheet.insertRule('p { margin-block-end: 2em !important }', sheet.cssRules.length);
    });
    await fitsSideways(one.page);
    const cut = await one.page.evaluate(() => [...document.querySelectorAll('main *, header *')]
      .filter((e) => !e.closest('svg, .vh, .switch, .only-print') && getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight + 2)
      .map((e) => e.outerHTML.slice(0, 80)));
    assert.deepEqual(cut, [], path);
  }
  await one.close();
});

test('the largest text fits at 320 px and keeps the explaining picture in calm mode', async () => {
  const one = await reader(browser, house, { width: 320, height: 700, scripts: false });
  const { page } = one;
  await page.goto('/en/display');
  await page.locator('label[for=text-larger]').click();
  await page.locator('label[for=calm-calm]').click();
  await page.locator('label[for=theme-evening]').click();
  await follow(page, 'Use this');
  for (const path of pages) {
    await page.goto(path);
    assert.equal(await page.getAttribute('html', 'data-text'), 'larger');
    await fitsSideways(page);
  }
  await page.goto(`${module3}/lock-your-screen`);
  assert.ok(await page.locator('.plate svg').first().isVisible(), 'a picture that explains stays');
  await page.goto('/en');
  assert.ok(!(await page.locator('.hero figure').isVisible()), 'a picture that decorates goes');
  await one.close();
});

test('every component has its page', async () => {
  const one = await reader(browser, house);
  await one.page.goto('/en/components');
  await axeFindsNothing(one.page);
  assert.ok(await one.page.locator('.street .door').count() === 4);
  await one.close();
});
