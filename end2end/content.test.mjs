// Every page that authors wrote, as a phone shows it: lessons, handouts, notes, practices with each of their screens, cases. In both
// languages, 320 px wide. What the words say is looked at by `doorstep content check`.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeFindsNothing, fitsSideways, reader, root, startBrowser, startHouse } from './house.mjs';
import { faultsOfHtml } from './html.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** What is made to hand out or to pin up is one sheet, on the paper of either side of the ocean. */
const isPaper = /\/(handout|monday-card)$|\/observe\/[^/]+$/;
async function isOneSheet(page, path) {
  const faults = [];
  for (const format of ['A4', 'Letter']) {
    const sheets = (await page.pdf({ format })).toString('latin1').match(/\/Type \/Page\b/g)?.length;
    if (sheets !== 1) faults.push(`${path} prints on ${sheets} sheets of ${format}`);
  }
  return faults;
}

/** How many such sheets were written for a half of the product. */
async function sheetsWritten(index) {
  const names = await readdir(join(root, 'content/courses'), { recursive: true });
  const tracks = new Map();
  for (const name of names.filter((name) => name.endsWith('/course.md'))) tracks.set(name.split('/')[0], /^track: (\w+)/m.exec(await readFile(join(root, 'content/courses', name), 'utf8'))[1]);
  const half = index === '/train' ? 'clinician' : 'learner';
  return names.filter((name) => tracks.get(name.split('/')[0]) === half && /\/(handout|\d+-monday-card|observe-[\w-]+)\.md$/.test(name)).length;
}

/** Opens a module and every page below it that its pages lead to; gives back what is wrong with them, and how many there were. */
async function walk(page, start) {
  const [found, faults] = [new Set([start]), []];
  for (const path of found) {
    const answer = await page.goto(path);
    if (answer.status() !== 200) faults.push(`${path}: ${answer.status()}`);
    faults.push(...await faultsOfHtml(await answer.text(), path));
    faults.push(...await fitsSideways(page).then(() => [], (error) => [error.message]));
    if (isPaper.test(path)) faults.push(...await isOneSheet(page, path));
    const links = await page.locator('main a').evaluateAll((all) => all.filter((a) => a.origin === location.origin).map((a) => a.pathname));
    const personal = /\/(before|after|knowledge)$|\/case\/[^/]+\/[^/]+$/;
    for (const to of links) if (to.startsWith(`${start}/`) && !personal.test(to)) found.add(to);
  }
  return { faults, pages: [...found] };
}

for (const [locale, index] of [['en', '/learn'], ['fr', '/learn'], ['en', '/train'], ['fr', '/train']]) {
  test(`every written page below ${index} in ${locale} fits a phone and is valid`, async () => {
    const one = await reader(browser, house, { scripts: false, width: 320, height: 700, locale });
    const { page } = one;
    await page.goto(`/${locale}${index}`);
    const modules = await page.locator('main a').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
    const starts = [...new Set(modules)].filter((path) => new RegExp(`^/${locale}${index}/[^/]+/[^/]+$`).test(path));
    assert.ok(starts.length >= 2, `modules were found: ${starts}`);
    const faults = [];
    let sheets = 0;
    for (const start of starts) {
      const walked = await walk(page, start);
      assert.ok(walked.pages.length > 4, `${start} has pages`);
      faults.push(...walked.faults);
      sheets += walked.pages.filter((path) => isPaper.test(path)).length;
      await page.goto(walked.pages[Math.floor(walked.pages.length / 2)]);
      await axeFindsNothing(page);
    }
    assert.deepEqual(faults, []);
    assert.equal(sheets, await sheetsWritten(index), 'every sheet was found from its module, and printed');
    await one.close();
  });
}
