// Both journeys by keyboard alone: Tab and Shift+Tab, Space, Enter, arrow keys and letters; nothing is clicked, checked or filled. Before each
// press the focus is on the screen, in front, with its ring; from a page's start, by the skip link, what one came for is a few stops away.
// And signing in: from the first stop to the button that opens the door, eight stops at most (trust R-ID-17).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decisions, questions } from './answers.mjs';
import { firstAccount, passphrase } from './everywhere.mjs';
import { hands } from './hands.mjs';
import { reader, startBrowser, startHouse, title } from './house.mjs';
import { words as messages } from './messages.mjs';

const module3 = '/learn/digital-doorways/accounts-and-passwords';
const module5 = '/train/care-online/safety-at-a-distance';
let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

const text = (page) => page.locator('main').innerText();

/** Answers a whole round of “how sure do I feel” with the choice of this number; gives back how many questions there were. */
async function rate(page, hand, number, all) {
  for (let n = 1; n <= all; n += 1) {
    await hand.begin();
    await hand.choose(number, 3);
    await hand.to('button[value=next]', 2);
    await hand.enter();
  }
}

test('a learner finishes a module by keyboard alone', async () => {
  const one = await reader(browser, house, { width: 1280, height: 800 });
  const { page } = one;
  const [hand, say, bank] = [hands(page), await messages('en'), await questions('en', 'digital-doorways/03-accounts-and-passwords', 'check')];

  // Joins: whose device, the card, its words once more.
  await page.goto('/en/join');
  await hand.begin();
  await hand.choose(0, 2);
  await hand.to('main button[type=submit]', 3);
  await hand.enter();
  const card = page.locator('article.card').first();
  const [name, words] = [await card.locator('.title').innerText(), (await card.locator('ol li').allInnerTexts()).join(' ')];
  await hand.go('form:has([name=ticket]) button', 4);
  await hand.begin();
  await hand.to('#words', 2);
  await hand.type(words);
  await hand.enter();
  assert.equal(await title(page), say('me-new'));

  // To the module, and how sure I feel.
  await hand.go('main a[href$="/learn"]', 3);
  await hand.go(`main a[href$="${module3}"]`, 8);
  await hand.go('main a[href$="/before"]', 4);
  await hand.go('main .acts a.btn', 3);
  await rate(page, hand, 1, 4);
  await hand.go('main .acts a.btn', 3);

  // A lesson: a tick and a note, both kept.
  const lesson = new URL(page.url()).pathname;
  await hand.begin();
  await hand.to('.ticks input', 12);
  await page.keyboard.press('Space');
  await page.getByText(say('ticks-saved'), { exact: true }).waitFor();
  await hand.to('#note-words', 8);
  await hand.type('By keyboard, zq9');
  await hand.to('main button[type=submit]', 2);
  await hand.enter();
  assert.equal(await page.locator('#note-words').inputValue(), 'By keyboard, zq9');
  assert.ok(await page.locator('.ticks input').first().isChecked(), 'the tick is kept');
  // The page comes back at the note, and so do the stops. One too far, and back.
  assert.match(page.url(), /#note$/);
  await hand.to('#note-words', 3);
  await hand.key('Tab');
  await hand.to('#note-words', 1, 'Shift+Tab');
  await hand.to(`main a[href$="${module3}"]`, 8);
  await hand.enter();

  // Check yourself: one answer that fits, the others skipped.
  await hand.go('main a[href$="/check"]', 16);
  const fitting = [...bank.values()][0].findIndex((choice) => choice.fits);
  const place = await page.locator('input[name=choice]').evaluateAll((all, value) => all.findIndex((e) => e.value === value), `${fitting}`);
  await hand.begin();
  await hand.choose(place, 2);
  await hand.to('main button[type=submit]', 2);
  await page.keyboard.press('Enter');
  await page.locator('.answer').waitFor();
  assert.equal(await page.locator('.answer h2').innerText(), say('quiz-fits'));
  await hand.to('main a.btn[href*="q=2"]', 4);
  await hand.enter();
  // Boxes are a stop each; a row of circles is one.
  for (let n = 2; n <= bank.size; n += 1) await hand.go(`main a[href$="q=${n === bank.size ? 'end' : n + 1}"]`, [...bank.values()][n - 1].length + 3);
  await hand.go('main a[href$="/after"]', 2);
  if (await page.locator('input[name=said]').count() === 0) await hand.go('main .acts a.btn', 3);
  await rate(page, hand, 3, 4);

  // What changed, by arrow keys; then the page to keep.
  // The map opens at this module, and so do the stops.
  assert.match(page.url(), /\/en\/map#/);
  await hand.to('.map > li', 4);
  const first = await page.locator('.readout').innerText();
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((before) => document.querySelector('.readout').innerText !== before, first);
  const moved = say('story-surer', { then: 'a little', now: 'mostly' });
  assert.ok((await page.locator('.readout').innerText()).includes(moved));
  assert.ok((await text(page)).split(moved).length > 4, 'four skills moved');
  await hand.to('main a[href$="/map/paper"]', 8);
  await hand.enter();
  assert.ok((await page.locator('.hand-sheet').innerText()).length > 100);

  // Closes the place, and comes back with the card, as on a shared device.
  await page.keyboard.press('Tab');
  await hand.to('header a[href$="/me"]', 8);
  await hand.enter();
  await hand.begin();
  await hand.to('form[action$="/sign-out"] button', 20);
  await hand.enter();
  assert.equal(await title(page), say('closed-title'));
  await hand.go('main a[href$="/open"]', 3);
  await hand.begin();
  await hand.choose(1, 2);
  await hand.to('main button[type=submit]', 2);
  await hand.enter();
  await hand.begin();
  await hand.to('#words', 3);
  await hand.type(`${name} ${words}`);
  await hand.enter();
  assert.match(page.url(), /\/en\/me/);
  await hand.go('main a[href$="/me/notes"]', 8);
  assert.match(await text(page), /By keyboard, zq9/);
  assert.equal(await page.locator(`main a[href*="${lesson}"]`).count(), 1, 'the note leads to its lesson');
  await one.close();
});

test('a clinician finishes a module by keyboard alone, in French', async () => {
  const one = await reader(browser, house, { width: 1280, height: 800, locale: 'fr' });
  const { page } = one;
  const folder = 'care-online/05-safety-at-a-distance';
  const [hand, say, scenes, bank] = [hands(page), await messages('fr'), await decisions('fr', folder, 'vignette-jo'), await questions('fr', folder)];
  await page.goto('/fr/train/record/cc-5.1');
  await hand.begin();
  await hand.to('#name', 2);
  await hand.type('demo.clinician');
  await hand.to('#passphrase', 1);
  await hand.type('demo passphrase, not secret');
  await hand.enter();
  assert.ok((await text(page)).includes(say('one-no-evidence')), 'nothing is there before');

  // A lesson, finished by going on.
  await page.goto(`/fr${module5}`);
  await hand.go('.lessons a', 4);
  await hand.begin();
  await hand.to('main form .btn', 25);
  await hand.enter();

  // The case, by what the author calls good.
  await page.goto(`/fr${module5}`);
  await hand.go('main a[href$="/case/jo"]', 18);
  await hand.go('main form button', 3);
  for (let scene = 'start'; scenes.get(scene).length > 0; ) {
    const all = scenes.get(scene);
    const number = all.findIndex((decision) => decision.worth === 'Bien');
    await hand.begin();
    await hand.choose(number, 3);
    await hand.to('main form button[type=submit]', 2);
    await hand.enter();
    assert.ok((await text(page)).includes(all[number].words));
    await hand.go('main .acts a.btn', all.length + 2);
    scene = all[number].to;
  }
  assert.ok((await text(page)).includes(say('case-outcome-accepted')));

  // The knowledge check: circles, boxes and numbers.
  await page.goto(`/fr${module5}/knowledge`);
  await hand.go('main form button', 2);
  for (let n = 1; n <= 6; n += 1) {
    const choices = bank.get(await page.locator('input[name=item]').inputValue());
    const order = await page.locator('main fieldset input, main fieldset select').evaluateAll((all) => all.map((e) => Number(e.value === '' ? e.name.replace('place-', '') : e.value)));
    await hand.begin();
    if (choices[0].ordered) {
      for (const place of order) {
        await hand.to(`select[name=place-${place}]`, 2);
        await page.keyboard.type(`${place + 1}`);
      }
    } else if (choices.filter((choice) => choice.fits).length > 1) {
      for (const place of order) {
        await hand.to(`input[value="${place}"]`, 2);
        if (choices[place].fits) await page.keyboard.press('Space');
      }
    } else {
      await hand.choose(order.findIndex((place) => choices[place].fits), 2);
    }
    await hand.to('main form button[type=submit]', 2);
    await hand.enter();
  }
  await hand.go('main form button[type=submit]', 8);
  assert.equal(await title(page), say('knowledge-outcome-accepted'));
  await hand.go('main a[href$="/train/record"]', 2);
  const row = page.locator('tr:has(a[href$="/record/cc-5.1"])');
  assert.equal(await row.locator('td').first().innerText(), 'Base');
  assert.match(await row.locator('.vh').first().textContent(), new RegExp(say('sign-accepted')));
  await one.close();
});

test('signing in takes eight stops at most, from the first to the button', async (t) => {
  // A place: whose device, then the six words.
  const learner = await reader(browser, house, { scripts: false, width: 390, height: 800 });
  let hand = hands(learner.page);
  await learner.page.goto('/en/open');
  await hand.begin();
  await hand.choose(0, 2);
  await hand.to('main button[type=submit]', 2);
  let stops = hand.stops();
  await hand.enter();
  await hand.begin();
  await hand.to('#words', 2);
  await hand.to('main button[type=submit]', 2);
  stops += hand.stops();
  t.diagnostic(`opening a place: ${stops} stops`);
  assert.ok(stops <= 8, `${stops} stops to open a place`);
  await learner.close();

  // Staff: name and passphrase, then the second step.
  const own = await startHouse({ demo: false });
  t.after(() => own.stop());
  const staff = await reader(browser, own, { width: 1280, height: 800 });
  const [code] = await firstAccount(staff.page, own);
  await staff.page.context().clearCookies();
  hand = hands(staff.page);
  await staff.page.goto('/en/staff/sign-in');
  await hand.begin();
  await hand.to('#name', 2);
  await hand.type('robin');
  await hand.to('#passphrase', 2);
  await hand.type(passphrase);
  await hand.to('main button[type=submit]', 2);
  stops = hand.stops();
  await hand.enter();
  assert.match(staff.page.url(), /staff\/second/);
  await hand.begin();
  await hand.to('#code', 2);
  await hand.type(code);
  await hand.to('main button[type=submit]', 2);
  stops += hand.stops();
  await hand.enter();
  assert.match(staff.page.url(), /\/en\/staff/);
  assert.equal(await staff.page.locator('header a[href$="/en/staff"]').count(), 1, 'they are in');
  t.diagnostic(`signing in as staff: ${stops} stops`);
  assert.ok(stops <= 8, `${stops} stops to sign in as staff`);
  await staff.close();
});
