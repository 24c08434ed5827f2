// Reading needs nothing: every kind of page, wide and narrow, in both languages, without an account.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';

const module3 = 'learn/digital-doorways/accounts-and-passwords';
// One page for each template.
const pages = [
  '', 'help', 'display', 'report', 'search?q=password', 'glossary', 'what-changed', 'about/privacy', 'start', 'support', 'learn', module3,
  `${module3}/lock-your-screen`, `${module3}/handout`, `${module3}/facilitator`, `${module3}/check`,
  `${module3}/practice/lock-screen`, 'skills-check', 'access', 'map', 'try-it', 'try-it/f03-a', 'questions', 'join', 'open', 'nowhere',
  'train', 'train/competencies', 'train/care-online/safety-at-a-distance', 'train/care-online/safety-at-a-distance/protocol-before-need',
  'train/care-online/safety-at-a-distance/case/jo', 'staff/sign-in', 'author',
];

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

for (const locale of ['en', 'fr']) {
  for (const path of pages) {
    test(`/${locale}/${path} is in order`, async () => {
      const wide = await reader(browser, house, { width: 1280 });
      const answer = await wide.page.goto(`/${locale}/${path}`.replace(/\/$/, ''));
      assert.equal(answer.status(), path === 'nowhere' ? 404 : 200);
      wide.expectFault(path === 'nowhere' ? /404/ : /nothing expected/);
      assert.equal(await wide.page.getAttribute('html', 'lang'), locale);
      assert.ok((await title(wide.page)).length > 2);
      const words = await wide.page.locator('body').innerText();
      assert.doesNotMatch(words, /Unknown localization/);
      assert.equal(await wide.page.locator(`header a[href="/${locale}/help"]`).count(), 1, 'Help now is in the header');
      await axeFindsNothing(wide.page);
      await wide.close();

      const narrow = await reader(browser, house, { width: 320, height: 700 });
      await narrow.page.goto(`/${locale}/${path}`.replace(/\/$/, ''));
      narrow.expectFault(path === 'nowhere' ? /404/ : /nothing expected/);
      await fitsSideways(narrow.page);
      const tall = await narrow.page.locator('header.mast').evaluate((e) => e.getBoundingClientRect().height);
      assert.ok(tall <= 125, `the header takes ${tall} px at 320`);
      await axeFindsNothing(narrow.page);
      await narrow.close();
    });
  }
}

const size = async (path, headers = {}) => {
  const { port } = new URL(house.at);
  const http = await import('node:http');
  return new Promise((done, fail) => {
    http.get({ port, path, headers: { 'accept-encoding': 'br', ...headers } }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => done({ bytes: Buffer.concat(pieces), answer }));
    }).on('error', fail);
  });
};

test('a lesson fits the budgets of promise 1', async () => {
  const edition = await size(`/en/learn`);
  assert.equal(edition.answer.headers['content-encoding'], 'br');
  const lesson = await size(`/en/${module3}/lock-your-screen`);
  assert.ok(lesson.bytes.length <= 14 * 1024, `HTML ${lesson.bytes.length}`);
  const html = brotliDecompressSync(lesson.bytes).toString();
  const sheet = html.match(/href="(\/pkg\/[^"]+\.css)"/)[1];
  const css = await size(sheet);
  assert.ok(css.bytes.length <= 12 * 1024, `CSS ${css.bytes.length}`);
  assert.ok(lesson.bytes.length + css.bytes.length <= 40 * 1024);
  assert.match(css.answer.headers['cache-control'], /immutable/);
  const next = await size(`/en/${module3}/shared-and-public-devices`);
  assert.ok(next.bytes.length <= 15 * 1024, `next lesson ${next.bytes.length}`);
  assert.doesNotMatch(html, /<script/, 'a lesson runs no script');
  assert.match(lesson.answer.headers['content-security-policy'], /script-src 'none'/);
});

test('an unchanged lesson costs a 304', async () => {
  const path = `/en/${module3}/lock-your-screen`;
  const { answer } = await size(path);
  const again = await size(path, { 'if-none-match': answer.headers.etag });
  assert.equal(again.answer.statusCode, 304);
  assert.equal(again.bytes.length, 0);
});

test('islands stay small and come after the page', async () => {
  const page = brotliDecompressSync((await size(`/en/${module3}/check`)).bytes).toString();
  const folder = page.match(/import\("(\/pkg\/[^/]+)\//)[1];
  const script = await size(`${folder}/doorstep.js`);
  const wasm = await size(`${folder}/doorstep.wasm`);
  const all = script.bytes.length + wasm.bytes.length;
  assert.ok(all <= 100 * 1024, `islands ${all}`);
  const saving = await size(`/en/${module3}/check`, { 'save-data': 'on' });
  assert.doesNotMatch(brotliDecompressSync(saving.bytes).toString(), /<script/, 'none under Save-Data');
});

test('display settings work without scripts and come back', async () => {
  const { page, close } = await reader(browser, house, { scripts: false });
  await page.goto(`/en/${module3}`);
  await follow(page, 'Display');
  await page.getByLabel('Larger').check();
  await page.getByLabel(/^Calm/).check();
  await follow(page, 'Use this');
  assert.equal(new URL(page.url()).pathname, `/en/${module3}`);
  assert.equal(await page.getAttribute('html', 'data-text'), 'larger');
  assert.equal(await page.getAttribute('html', 'data-calm'), '');
  await close();
});

test('the device is chosen in HTML and CSS', async () => {
  const { page, close } = await reader(browser, house, { scripts: false });
  await page.goto(`/en/${module3}/lock-your-screen`);
  assert.ok(await page.getByRole('heading', { name: 'Steps on an iPhone' }).isVisible());
  await page.locator('label', { hasText: 'Android' }).click();
  assert.ok(await page.getByRole('heading', { name: 'Steps on an Android phone' }).isVisible());
  assert.ok(!(await page.getByRole('heading', { name: 'Steps on an iPhone' }).isVisible()));
  await close();
});

test('the language switch keeps the page', async () => {
  const { page, close } = await reader(browser, house, { scripts: false });
  await page.goto(`/en/${module3}/lock-your-screen`);
  await follow(page, 'Français');
  assert.equal(new URL(page.url()).pathname, `/fr/${module3}/lock-your-screen`);
  await close();
});

test('keyboard alone: skip link first, everything can be reached, the ring is seen', async () => {
  const { page, close } = await reader(browser, house);
  await page.goto(`/en/${module3}/lock-your-screen`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  const wanted = await page.locator('main a:visible, main button:visible, main summary:visible').count();
  const seen = new Set();
  for (let i = 0; i < wanted + 40; i += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body || !e.closest('main')) return null;
      const style = getComputedStyle(e);
      const label = e.matches('input') ? getComputedStyle(document.querySelector(`label[for="${e.id}"]`) ?? e) : style;
      // A width alone is no ring: browsers tell one for a style of “none”, too.
      const ring = (of) => parseFloat(of.outlineWidth) >= 3 && of.outlineStyle !== 'none' && !/transparent|, 0\)$/.test(of.outlineColor);
      return { name: e.outerHTML.slice(0, 120), ring: ring(style) || ring(label), tag: e.tagName };
    });
    if (!at) continue;
    assert.ok(at.ring, `no ring on ${at.name}`);
    if (at.tag !== 'INPUT') seen.add(at.name);
  }
  assert.ok(seen.size >= wanted - 2, `${seen.size} of ${wanted} reached`);
  await close();
});
