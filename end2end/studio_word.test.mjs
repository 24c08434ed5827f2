// A facilitator brings a Word file: chosen, read, looked at, begun. On a phone without scripts in English, at a desk in French.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, signedIn } from './demo.mjs';
import { startBrowser, startHouse } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

const press = (page) => Promise.all([page.waitForEvent('load'), page.locator('main button[type=submit]').first().click()]);
const FILES = new URL('../src/tests/word_files/', import.meta.url).pathname;

for (const [scripts, locale, width, file, title] of [[false, 'en', 320, 'pictures', 'Choose an app with care'], [true, 'fr', 1280, 'plan-fr', 'Parler à votre équipe en ligne']]) {
  test(`a Word file becomes a lesson, ${locale}, ${scripts ? 'with' : 'without'} scripts, ${width} px`, async () => {
    const author = await signedIn(browser, house, 'demo.author', { scripts, width });
    const { page } = author;
    await page.goto(`/${locale}/author/texts/digital-doorways/accounts-and-passwords`);
    await Promise.all([page.waitForEvent('load'), page.locator('main a[href*="/author/word"]').click()]);
    await looksWell(page, width);
    await page.locator('#file').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') });
    await press(page);
    assert.equal(await page.locator('.summary').count(), 1, 'no Word file, and the way out');
    await looksWell(page, width);
    await page.locator('#file').setInputFiles(`${FILES}${file}.docx`);
    await press(page);
    assert.equal(await page.locator('#name').inputValue(), title);
    assert.ok((await page.locator('section[role=status] li').count()) >= 3, 'what is different is said');
    await looksWell(page, width);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/word-${locale}-${width}.png`, fullPage: true });
    await press(page);
    assert.match(page.url(), /\/author\/work\/.*done=begun/);
    assert.match(await page.locator('#body').inputValue(), new RegExp(`^---\ntitle: "${title}"\n`));
    author.expectFault(/422/);
    await author.close();
  });
}
