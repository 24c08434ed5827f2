// Every page is valid HTML: each template in both languages, for a guest, for a learner and for staff, and the pages for addresses that
// are nowhere. The answers to forms are looked at by `reader` in the journeys. The list is compared with the table of routes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { administered, at, becomeLearner, becomeStaff, lost, placed, reading, sitePages, staffed, workAs } from './everywhere.mjs';
import { axeFindsNothing, fitsSideways, reader, root, startBrowser, startHouse } from './house.mjs';
import { faultsOfHtml } from './html.mjs';

/** Pages that cannot be opened here, with the reason. */
const notYet = new Map([
  ['/{locale}/train/log/file/{name}', 'a file to take along, no page; pages/learning_log.rs reads it'],
  ['/{locale}/train/record/portfolio/{record}', 'a file to take along, no page; pages/portfolio.rs reads it'],
  ['/{locale}/staff/site/{topic}', 'are found by following the first page of the site, below'],
  ...['/site/logo', '/site/places', '/site/places/{site}', '/account/mail'].map((way) => [`/{locale}/staff${way}`, 'site.test.mjs looks at it']),
  ['/{locale}/me/earlier', 'is there when a card was replaced in a class; classes.test.mjs looks at it'],
  ['/{locale}/staff/classes', 'for facilitators and navigators; classes.test.mjs looks at it'],
  ['/{locale}/staff/classes/{class}', 'has no fixed address: it is there when a class was opened'],
  ['/{locale}/staff/observe', 'for mentors; observing.test.mjs looks at it'],
  ['/{locale}/staff/observe/{request}', 'has no fixed address: it is there when somebody asked; observing.test.mjs looks at it'],
  ...['/staff/second-looks', '/staff/second-looks/{look}', '/train/record/second-look/{piece}'].map((way) => [`/{locale}${way}`, 'is there when somebody asked; second_look.test.mjs looks at it']),
  ['/{locale}/staff/reflections/{reflection}', 'has no fixed address: it is there when somebody sent one; reflecting.test.mjs looks at it'],
  ...['/staff/projects', '/staff/projects/{project}'].map((way) => [`/{locale}${way}`, 'for mentors, when somebody sent one; pages/improvement_project.rs reads it']),
  ...['/staff/desk', '/staff/desk/{question}'].map((way) => [`/{locale}${way}`, 'for mentors and leads; mentoring.test.mjs looks at it']),
  ...['/staff/mentoring', '/staff/mentoring/{mentorship}'].map((way) => [`/{locale}${way}`, 'for mentors; mentoring.test.mjs looks at it']),
  ...['/staff/teams', '/staff/teams/{team}', '/staff/teams/{team}/hours'].map((way) => [`/{locale}${way}`, 'for leads; teams.test.mjs looks at it']),
  ['/{locale}/staff/prior/{claim}', 'is there when somebody described what they learned before; prior.test.mjs looks at it'],
  ...['/staff/prior/{described}/file', '/train/record/{competency}/prior/file'].map((way) => [`/{locale}${way}`, 'is there when a description was kept; prior.test.mjs looks at it']),
  ['/{locale}/staff/shared/{share}', 'has no fixed address: it is there when a learner has shared'],
  ['/{locale}/train/record/attempts/{attempt}', 'has no fixed address: it is there when a check was taken'],
  ...['/{locale}/awards/{code}', ...['', '/paper', '/pdf'].map((way) => `/{locale}/train/record/awards/{award}${way}`)].map((way) => [way, 'has no fixed address; awards.test.mjs looks at it']),
  ...['/account/passkeys', '/second', '/second/set-up'].map((way) => [`/{locale}/staff${way}`, 'clinician.test.mjs looks at it']),
  ...['texts', 'texts/{course}/{module}', 'begin', 'word', 'published', 'work', ...['', '/text', '/preview', '/history', '/compare', '/publish'].map((way) => `work/{work}${way}`)]
    .map((way) => [`/{locale}/author/${way}`, 'for authors; studio.test.mjs and studio_word.test.mjs look at it']),
  ...['reviews', 'reviews/{work}', 'reviews/{work}/text', 'work/{work}/remarks'].map((way) => [`/{locale}/author/${way}`, 'for reviewers and authors; reviewing.test.mjs looks at it']),
  ['/{locale}/staff/again', 'is there when the second step is ten minutes old'],
  ['/{locale}/staff/people/{who}', 'is found by following the list, below'],
  ['/{locale}/staff/sso', 'leads to another server; no page of ours'],
]);

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse({ demo: false }), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** Opens the pages one after the other and gives back what is wrong with them. */
async function look(one, paths, expected) {
  const faults = [];
  for (const locale of ['en', 'fr']) {
    for (const path of paths) {
      const answer = await one.page.goto(at(locale, path));
      assert.equal(answer.status(), expected, at(locale, path));
      assert.equal(one.page.url(), house.at + at(locale, path), 'no redirect: the page itself was looked at');
      faults.push(...await faultsOfHtml(await answer.text(), at(locale, path)));
    }
  }
  return faults;
}

for (const [who, paths, become] of [['a guest', reading, async () => {}], ['a learner', placed, becomeLearner], ['staff', staffed, becomeStaff]]) {
  test(`every page for ${who} is valid`, async () => {
    const one = await reader(browser, house);
    await become(one.page, house);
    assert.deepEqual(await look(one, paths, 200), []);
    await one.close();
  });
}

test('every page for whoever runs the site is valid, open to everybody, and fits', async () => {
  const own = await startHouse({ demo: false });
  const one = await reader(browser, own, { width: 320 });
  const { page } = one;
  await becomeStaff(page, own);
  await workAs(page, 'administrator');
  const topics = await sitePages(page);
  assert.ok(topics.length > 3, 'the pages of the site were found');
  await page.goto('/en/staff/people');
  const person = new URL(await page.locator('main a[href*="/staff/people/"]:not([href$="import"])').first().evaluate((a) => a.href)).pathname.replace('/en/', '');
  for (const locale of ['en', 'fr']) {
    for (const path of [...administered, ...topics, person]) {
      const answer = await page.goto(at(locale, path));
      assert.equal(answer.status(), 200, at(locale, path));
      assert.deepEqual(await faultsOfHtml(await answer.text(), at(locale, path)), []);
      await axeFindsNothing(page);
      await fitsSideways(page);
    }
  }
  await one.close();
  await own.stop();
});

test('pages for what is nowhere are valid', async () => {
  const one = await reader(browser, house);
  assert.deepEqual(await look(one, lost, 404), []);
  one.expectFault(/404/);
  await one.close();
});

test('the judge of HTML finds what is wrong', async () => {
  const page = (body) => `<!DOCTYPE html>\n<html lang="en"><head><title>A page</title></head><body>${body}</body></html>`;
  assert.deepEqual(await faultsOfHtml(page('<p>Right.</p>'), 'right'), []);
  for (const wrong of ['<p><div>In a paragraph</div></p>', '<p id="a">One</p><p id="a">Two</p>', '<label for="none">No field</label>', '<button>No kind</button>', '<!>']) {
    assert.notDeepEqual(await faultsOfHtml(page(wrong), 'wrong'), [], wrong);
  }
});

test('no page of the table of routes is forgotten', async () => {
  const source = await readFile(join(root, 'src/app.rs'), 'utf8');
  const routes = [...source.matchAll(/at\("(\/\{locale\}[^"]*)"[^\n]*\.get\(/g)].map((m) => m[1]);
  assert.ok(routes.length > 40, 'the table was read');
  const shape = (route) => new RegExp(`^${route.replace('/{locale}', '/en').replace(/\{[^}]+\}/g, '[^/?]+')}(\\?.*)?$`);
  const opened = [...reading, ...placed, ...staffed, ...administered].map((path) => at('en', path));
  const forgotten = routes.filter((route) => !notYet.has(route) && !opened.some((path) => shape(route).test(path)));
  assert.deepEqual(forgotten, [], 'these belong into everywhere.mjs');
});
