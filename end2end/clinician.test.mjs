// The clinician's way, whole: the first account by a one-time token, the second step, a lesson, a case with decisions, a knowledge check, and
// the record, which holds nothing of it before and the named evidence after. What is right and what is safe comes from the authors' files.
// In English with scripts on a wide screen, in French without on a narrow one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { decisions, questions } from './answers.mjs';
import { appCode } from './app_code.mjs';
import { firstAccount, passphrase } from './everywhere.mjs';
import { axeFindsNothing, fitsSideways, reader, startBrowser, startHouse, title } from './house.mjs';
import { words as messages } from './messages.mjs';

const [module5, folder] = ['/train/care-online/safety-at-a-distance', 'care-online/05-safety-at-a-distance'];
// What the framework and the authors' files call these things.
const worths = { en: { good: 'Good', unsafe: 'Unsafe' }, fr: { good: 'Bien', unsafe: 'Dangereux' } };
const level = { en: 'Foundation', fr: 'Base' };
const kinds = {
  en: { knowledge: 'Knowledge check', vignette: 'Vignette', observed: 'Observed practice', reflection: 'Reflection' },
  fr: { knowledge: 'Vérification des connaissances', vignette: 'Vignette', observed: 'Pratique observée', reflection: 'Réflexion' },
};
let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); });

/** A house that nobody has come into yet: each journey begins with an empty record. */
async function ownHouse(t) {
  const house = await startHouse({ demo: false });
  t.after(() => house.stop());
  return house;
}

const text = (page) => page.locator('main').innerText();
const accepted = (say, points) => `${say('case-outcome-accepted')} ${say('one-points', { points, possible: points })}`;

/** Presses or follows the first of these, and waits for the next page. */
async function press(page, selector) {
  const loaded = page.waitForEvent('load');
  await page.locator(selector).first().click();
  await loaded;
}

async function look(page) {
  await axeFindsNothing(page);
  await fitsSideways(page);
}

test('the first administrator comes in by the token on the console, once', async (t) => {
  const house = await ownHouse(t);
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
  await page.locator('#passphrase').fill(passphrase);
  await page.locator('#again').fill(passphrase);
  await page.locator('main form button[type=submit]').click();
  await page.waitForLoadState('load');
  assert.match(page.url(), /staff\/second\/set-up/, 'the second step comes before anything else');
  await axeFindsNothing(page);
  await page.locator('summary').first().click();
  await page.locator('#code').fill(appCode(await page.locator('main code').innerText()));
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForLoadState('load');
  assert.equal(await page.locator('.codes code').count(), 10);
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

/** From the record's door, with a slip in the passphrase first. */
async function signIn(page, locale, code) {
  await page.context().clearCookies();
  await page.goto(`/${locale}/train/record`);
  assert.match(page.url(), /sign-in/, 'the record is for people who are here');
  await page.locator('#name').fill('robin');
  await page.locator('#passphrase').fill('these are not the words');
  await press(page, 'main form button[type=submit]');
  assert.equal(await page.locator('.summary').count(), 1);
  await page.locator('#passphrase').fill(passphrase);
  await press(page, 'main form button[type=submit]');
  assert.match(page.url(), /staff\/second/, 'the passphrase alone opens nothing');
  await look(page);
  await page.locator('#code').fill(code);
  await press(page, 'main form button[type=submit]');
  assert.match(page.url(), /record/, 'back to where they wanted to go');
}

/** Takes Jo's case by decisions that `choose` picks from the author's text; gives back the scenes passed and ends on the last page. */
async function takeCase(page, { locale, scenes, say, choose }) {
  const passed = [];
  await page.goto(`/${locale}${module5}/case/jo`);
  await press(page, `main form[action$="/case/jo"] button`);
  for (let scene = [...scenes.keys()][0]; scenes.get(scene).length > 0; ) {
    assert.match(page.url(), new RegExp(`/case/jo/${scene}$`));
    const chosen = choose(scenes.get(scene), passed.length);
    const number = scenes.get(scene).indexOf(chosen);
    assert.equal((await page.locator(`label[for=choice-${number}]`).innerText()).trim(), chosen.words, 'the page offers what the author wrote');
    await page.locator(`label[for=choice-${number}]`).click();
    await look(page);
    await press(page, 'main form button[type=submit]');
    assert.ok((await text(page)).includes(chosen.words), 'what was chosen is said');
    assert.equal((await text(page)).includes(say('case-unsafe')), chosen.worth === worths[locale].unsafe, `after “${chosen.words}”`);
    await look(page);
    passed.push(scene);
    await press(page, 'main .acts a.btn');
    scene = chosen.to;
  }
  return passed;
}

/** Answers what is asked as the author's file has it, and sees that no page says so before all is sent. */
async function takeCheck(page, { locale, bank, say, wrongAt }) {
  await page.goto(`/${locale}${module5}/knowledge`);
  await press(page, 'main form button[type=submit]');
  const asked = [];
  for (let n = 1; n <= 6; n += 1) {
    assert.match(page.url(), new RegExp(`q=${n}$`));
    const id = await page.locator('input[name=item]').inputValue();
    const choices = bank.get(id);
    assert.ok(choices?.length > 1, `${id} is in the bank`);
    for (const { reason } of choices) assert.ok(!(await page.content()).includes(reason.slice(0, 30)), `a reason of ${id} stands in the page`);
    for (const [place, choice] of choices.entries()) {
      if (choice.ordered) await page.locator(`[name=place-${place}]`).selectOption(`${n === wrongAt ? choices.length - place : place + 1}`);
      else if (n === wrongAt ? !choice.fits : choice.fits) await page.locator(`[name=choice][value="${place}"]`).check();
    }
    await look(page);
    asked.push(id);
    await press(page, 'main form button[type=submit]');
  }
  assert.match(page.url(), /q=check$/);
  assert.equal(new Set(asked).size, 6, 'six questions, none twice');
  await look(page);
  await press(page, 'main form button[type=submit]');
  assert.match(page.url(), /see=result$/);
  const done = await text(page);
  assert.ok(done.includes(say('knowledge-points', { points: wrongAt ? 5 : 6, possible: 6 })), done.slice(0, 600));
  for (const id of asked) assert.ok((await page.content()).includes(bank.get(id).find((c) => c.fits).reason.slice(0, 30)), `after sending, the reasons of ${id} are there`);
  await look(page);
}

/** What the record says of one competency: its level, the signs of its kinds of evidence, and each piece with its outcome. */
async function standing(page, locale, id) {
  await page.goto(`/${locale}/train/record`);
  const row = page.locator(`tr:has(a[href$="/record/${id}"])`);
  const [level, signs] = [await row.locator('td').nth(0).innerText(), await row.locator('.vh').allTextContents()];
  await page.goto(`/${locale}/train/record/${id}`);
  await look(page);
  const pieces = await page.locator('section[aria-labelledby=ev] article').evaluateAll((all) => all.map((one) => ({
    kind: one.querySelector('h3').textContent.split(',')[0], outcome: one.querySelector('dd').textContent, items: [...one.querySelectorAll('tbody th')].map((th) => th.textContent),
  })));
  return { level, signs: signs.map((sign) => sign.trim()), pieces };
}

for (const [locale, scripts, width] of [['en', true, 1280], ['fr', false, 320]]) {
  test(`a clinician finishes a module in ${locale}, ${scripts ? 'with' : 'without'} scripts, ${width} px wide`, async (t) => {
    const house = await ownHouse(t);
    const one = await reader(browser, house, { scripts, locale, width, height: 800 });
    const { page } = one;
    const [say, scenes, bank] = await Promise.all([messages(locale), decisions(locale, folder, 'vignette-jo'), questions(locale, folder)]);
    const { good, unsafe } = worths[locale];
    const sign = (kind, state) => say('sign-of', { kind: kinds[locale][kind], sign: say(`sign-${state}`) });
    const nothing = (kind, other) => ({ level: say('standing-not-started'), signs: [sign(kind, 'not-started'), sign(other, 'not-started')], pieces: [] });
    const [code] = await firstAccount(page, house, locale);
    await signIn(page, locale, code);
    one.expectFault(/422|401/);

    // Before: nothing of it is in the record.
    assert.deepEqual(await standing(page, locale, 'cc-5.1'), nothing('vignette', 'observed'));
    assert.deepEqual(await standing(page, locale, 'cc-5.4'), nothing('knowledge', 'reflection'));

    // A lesson, finished by going on.
    await page.goto(`/${locale}${module5}`);
    await look(page);
    await press(page, '.lessons a');
    assert.ok((await text(page)).length > 1500, 'a whole lesson');
    await look(page);
    await press(page, 'main form .btn');

    // An unsafe decision ends the case, is said, and is no evidence.
    const first = await takeCase(page, { locale, scenes, say, choose: (all) => all.find((d) => d.worth === unsafe) });
    assert.deepEqual(first, ['start']);
    assert.ok((await text(page)).includes(say('case-outcome-unsafe')), 'the outcome is named');
    const after = await standing(page, locale, 'cc-5.1');
    assert.deepEqual([after.level, after.signs[0]], [say('standing-in-progress'), sign('vignette', 'waiting')]);
    assert.deepEqual(after.pieces.map((piece) => piece.outcome.startsWith(say('one-unsafe'))), [true]);

    // The same case again, safely: by the decisions that the author calls good.
    const way = await takeCase(page, { locale, scenes, say, choose: (all) => all.find((d) => d.worth === good) });
    assert.deepEqual(way, ['start', 'together', 'contact', 'after']);
    const ending = await text(page);
    assert.ok(ending.includes(say('case-outcome-accepted')) && ending.includes(say('case-rule', { points: 8, possible: 8, needed: 6 })), ending.slice(-600));
    assert.deepEqual(await standing(page, locale, 'cc-5.4'), nothing('knowledge', 'reflection'), 'a case is no knowledge check');

    // The knowledge check: no key and no reason before it is sent.
    await takeCheck(page, { locale, bank, say });
    assert.equal(await title(page), say('knowledge-outcome-accepted'));
    assert.match((await text(page)).match(/.*5\.4.*/)[0], /Incidents/);

    // After: the named pieces, with what each came to, and the level that they reach.
    const risk = await standing(page, locale, 'cc-5.1');
    assert.deepEqual([risk.level, ...risk.signs], [level[locale], sign('vignette', 'accepted'), sign('observed', 'not-started')]);
    assert.equal(risk.pieces.length, 2, 'the earlier try stays');
    const [piece] = risk.pieces;
    assert.deepEqual([piece.kind, piece.outcome, piece.items], [kinds[locale].vignette, accepted(say, 8), way]);
    const incidents = await standing(page, locale, 'cc-5.4');
    assert.deepEqual([incidents.level, ...incidents.signs], [level[locale], sign('knowledge', 'accepted'), sign('reflection', 'not-started')]);
    assert.deepEqual(incidents.pieces.map((p) => [p.kind, p.outcome, p.items.length]), [[kinds[locale].knowledge, accepted(say, 6), 6]]);
    assert.ok(incidents.pieces[0].items.every((id) => bank.has(id)), 'each question that was asked is named');

    await page.goto(`/${locale}/train/record`);
    await look(page);
    const record = await text(page);
    assert.ok(record.includes(say('provisional')) && record.includes(say('record-no-foundation', { domains: '' }).slice(0, 24)), 'it claims no more than that');
    assert.equal(record.match(new RegExp(`\\b${level[locale]}\\b(?!\\s+(not|pas))`, 'g'))?.length >= 2, true);
    if (scripts) {
      const file = join(house.data, 'record.pdf');
      await writeFile(file, await page.pdf({ format: 'A4' }));
      const pages = Number(execFileSync('pdfinfo', [file]).toString().match(/Pages:\s+(\d+)/)[1]);
      assert.ok(pages <= 2, `the record prints on ${pages} pages`);
    }
    await one.close();
  });
}

test('one question of safety that is not right is no evidence, and says so', async (t) => {
  const house = await ownHouse(t);
  const one = await reader(browser, house, { scripts: false });
  const [say, bank] = await Promise.all([messages('en'), questions('en', folder)]);
  await firstAccount(one.page, house, 'en');
  await takeCheck(one.page, { locale: 'en', bank, say, wrongAt: 2 });
  assert.equal(await title(one.page), say('knowledge-outcome-unsafe'));
  const incidents = await standing(one.page, 'en', 'cc-5.4');
  assert.equal(incidents.level, say('standing-in-progress'));
  assert.deepEqual(incidents.pieces.map((p) => p.outcome), [`${say('one-unsafe')} ${say('one-points', { points: 5, possible: 6 })}`]);
  await one.close();
});
