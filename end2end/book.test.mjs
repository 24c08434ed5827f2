// The reader's edition, opened as from a memory stick: valid, open to everybody, narrow and wide, without a network; and one PDF of it in each language, which
// is tagged and says its title, its language and its pictures. In-process tests hold links and completeness (src/tests/book.rs).
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axeFindsNothing, fitsSideways, program, root, startBrowser } from './house.mjs';
import { faultsOfHtml } from './html.mjs';

const run = (file, words, options = {}) => new Promise((done) => {
  execFile(file, words, { cwd: root, timeout: 240_000, maxBuffer: 64 << 20, ...options }, (error, stdout, stderr) => done({ code: error?.code ?? 0, out: stdout + stderr }));
});

let folder, book, browser, said;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'book-'));
  book = join(folder, 'a book'); // a name with a blank, as people give
  const env = { ...process.env, CHROMIUM: process.env.CHROMIUM ?? '/usr/bin/chromium' };
  // One module is enough here: each takes the browser some seconds.
  said = await run(program, ['book', '--out', book, '--pdf-of', 'pm03', '--date', '2026-11-22', '--data', join(folder, 'none')], { env });
  browser = await startBrowser();
});
after(async () => { await browser?.close(); await rm(folder, { recursive: true, force: true }); });

const pages = async () => (await readdir(book, { recursive: true })).filter((file) => file.endsWith('.html')).sort();

test('a book is made, with a line for each PDF and one at the end', async () => {
  assert.equal(said.code, 0, said.out);
  assert.match(said.out, /^1 of 2: en\/digital-doorways\/03-accounts-and-passwords\.pdf\n2 of 2: fr\/.*\nThe book is in .*: \d+ files, [\d.]+ MB, \d+ seconds\.\n$/);
  assert.ok((await pages()).length > 90);
});

test('every page of it is valid', async () => {
  const faults = [];
  for (const file of await pages()) faults.push(...await faultsOfHtml(await readFile(join(book, file), 'utf8'), file));
  assert.deepEqual(faults, []);
});

const some = [
  'index.html', 'en/index.html', 'fr/index.html', 'fr/digital-doorways/06-staying-safe-online.html', 'en/care-online/01-digital-inclusion.html',
  'en/digital-doorways/03-accounts-and-passwords-guide.html', 'en/help.html', 'fr/skills-check.html', 'en/glossary.html', 'en/about/ways-and-devices.html',
];

for (const colorScheme of ['light', 'dark']) {
  test(`pages open from a folder, fit a small screen and are open to everybody (${colorScheme})`, async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 }, colorScheme, offline: true });
    const page = await context.newPage();
    const inside = pathToFileURL(book).href;
    const foreign = [];
    page.on('request', (request) => { if (!request.url().startsWith(inside)) foreign.push(request.url()); });
    page.on('requestfailed', (request) => { if (request.resourceType() !== 'xhr') foreign.push(request.url()); }); // axe asks for the style sheets once more
    for (const file of some) {
      await page.goto(pathToFileURL(join(book, file)).href);
      await fitsSideways(page);
      await axeFindsNothing(page);
    }
    assert.deepEqual(foreign, []);
    await context.close();
  });
}

test('a reader finds the way from the cover to a lesson and to Help now', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(pathToFileURL(join(book, 'index.html')).href);
  await page.getByRole('link', { name: 'Lire en français' }).click();
  assert.match(await page.textContent('h1'), /édition à lire/);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Accounts and passwords', exact: true }).click();
  await page.getByRole('link', { name: 'Lock your screen' }).first().click();
  assert.match(page.url(), /03-accounts-and-passwords\.html#lesson-lock-your-screen$/);
  await page.getByRole('link', { name: 'Help now' }).first().click();
  assert.match(await page.textContent('main'), /9-8-8/);
  await page.close();
});

/** A handout is one sheet; reasons that are folded on a screen are open on paper. */
test('paper shows what a screen folds, and a handout is one sheet', async () => {
  const page = await browser.newPage({ viewport: { width: 680, height: 900 } });
  await page.emulateMedia({ media: 'print' });
  for (const locale of ['en', 'fr']) {
    await page.goto(pathToFileURL(join(book, locale, 'digital-doorways/06-staying-safe-online.html')).href);
    const folded = await page.locator('details > div').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height === 0).length);
    assert.equal(folded, 0);
    // A letter page less its margins is 912 px high.
    assert.ok(await page.locator('#handout').evaluate((one) => one.getBoundingClientRect().height) < 912);
  }
  await page.close();
});

for (const [locale, title] of [['en', 'Accounts and passwords · Doorstep'], ['fr', 'Comptes et mots de passe · Doorstep']]) {
  test(`the PDF of a module is tagged and says what it is (${locale})`, async () => {
    const file = join(book, locale, 'digital-doorways/03-accounts-and-passwords.pdf');
    const { code, out } = await run('pdfinfo', [file]);
    assert.equal(code, 0, out);
    const told = Object.fromEntries(out.split('\n').map((line) => line.match(/^([^:]+):\s+(.*)$/)?.slice(1)).filter(Boolean));
    assert.equal(told.Tagged, 'yes');
    assert.equal(told.JavaScript, 'no');
    assert.equal(told.Title, title);
    assert.match(told.CreationDate, /Nov 2[12] .*2026/, 'the day of the book, not the moment of printing');
    assert.ok(Number(told.Pages) > 15 && Number(told.Pages) < 80, `${told.Pages} pages`);
    const raw = await readFile(file, 'latin1');
    assert.match(raw, /\/MarkInfo\s*<<[^>]*\/Marked true/);
    assert.match(raw, new RegExp(`/Lang \\(${locale}\\)`));
    assert.match(raw, /\/StructTreeRoot \d+ 0 R/);
    assert.match(raw, /\/Outlines \d+ 0 R/);
    const html = await readFile(file.replace('.pdf', '.html'), 'utf8');
    const pictures = [...html.matchAll(/<svg[^>]* role="img" aria-label="/g)].length;
    assert.ok(pictures >= 5);
    assert.equal([...raw.matchAll(/\/Alt [(<]/g)].length, pictures, 'every picture has its words');
    const tree = (await run('pdfinfo', ['-struct', file])).out;
    const count = (tag) => [...tree.matchAll(new RegExp(`^ *${tag}\\b`, 'gm'))].length;
    assert.equal(count('H1'), 1);
    assert.equal(count('H2') + count('H3'), [...html.matchAll(/<h[23][ >]/g)].length, 'headings are headings');
    assert.ok(count('LI') > 100 && count('TH') > 10 && count('Figure') >= pictures);
    const words = (await run('pdftotext', ['-layout', file, '-'])).out;
    assert.match(words, /9-8-8.* 2 \/ \d+/, 'Help now and a page number at the foot');
  });
}
