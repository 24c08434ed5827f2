// Mentorship and the question desk, as a clinician and a mentor meet them in the demo: without scripts and with, in both languages, and
// nothing sticks out on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { looksWell, signedIn } from './demo.mjs';
import { startBrowser, startHouse } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** Presses the first button of the form that does this. */
async function act(page, what) {
  await page.locator(`form:has(input[name=do][value=${what}]) button[type=submit]`).first().click();
  await page.waitForLoadState('load');
}

/** Presses the button that is called so in forms. */
async function press(page, what) {
  await page.locator(`button[name=do][value=${what}]`).click();
  await page.waitForLoadState('load');
}

for (const [scripts, locale, width] of [[false, 'en', 1280], [true, 'fr', 820]]) {
  test(`a mentor is asked, meets and leaves, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const [one, other] = await Promise.all(['demo.clinician', 'demo.observer'].map((who) => signedIn(browser, house, who, { scripts, width })));
    const [learns, mentors] = [one.page, other.page];
    await mentors.goto(`/${locale}/staff/mentoring`);
    await looksWell(mentors, width);
    await mentors.locator('#hours').fill('Tuesdays 12 to 1, room 4 or by phone, and whenever the door of that room stands open');
    await act(mentors, 'hours');
    await looksWell(mentors, width);

    await learns.goto(`/${locale}/train/mentor`);
    await looksWell(learns, width);
    await act(learns, 'ask');
    one.expectFault(/422/);
    assert.equal(await learns.locator('.summary').count(), 1);
    await looksWell(learns, width);
    await learns.locator('input[name=who]').first().check();
    await learns.locator('#why').fill('I would like to learn to wait.');
    await act(learns, 'ask');
    await looksWell(learns, width);

    await mentors.goto(`/${locale}/staff/mentoring`);
    await mentors.locator(`main a[href*="/staff/mentoring/"]`).first().click();
    await mentors.waitForURL(/mentoring\/./);
    await looksWell(mentors, width);
    await press(mentors, 'yes');
    await looksWell(mentors, width);
    const at = mentors.url().split('?')[0];

    await learns.goto(`/${locale}/train/mentor`);
    await looksWell(learns, width);
    await learns.locator('#goal').fill('Ask first, and wait for the answer.');
    await learns.locator('#goal-day').fill(`${new Date().getFullYear() + 1}-03-05`);
    await act(learns, 'goal');
    await looksWell(learns, width);
    await mentors.locator('#met-day').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    await mentors.locator('#met-minutes').fill('30');
    await mentors.locator('#met-words').fill('We try it on Thursday.');
    await act(mentors, 'met');
    await looksWell(mentors, width);
    assert.match(await mentors.locator('main').innerText(), /Ask first, and wait/);
    await mentors.locator('#note').fill('A note of my own.');
    await act(mentors, 'note');
    await learns.goto(`/${locale}/train/mentor`);
    assert.match(await learns.locator('main').innerText(), /We try it on Thursday/);
    assert.doesNotMatch(await learns.content(), /A note of my own/);
    await learns.goto(`/${locale}/train/mentor?sure=end`);
    await looksWell(learns, width);
    await act(learns, 'end');
    await looksWell(learns, width);
    await mentors.goto(at);
    await looksWell(mentors, width);
    assert.doesNotMatch(await mentors.locator('main').innerText(), /Ask first, and wait/);
    await one.close();
    await other.close();
  });

  test(`a question is asked, answered and shown, ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const [one, other] = await Promise.all(['demo.clinician', 'demo.observer'].map((who) => signedIn(browser, house, who, { scripts, width })));
    const [asks, answers] = [one.page, other.page];
    await asks.goto(`/${locale}/train/desk`);
    await looksWell(asks, width);
    await act(asks, 'ask');
    one.expectFault(/422/);
    assert.equal(await asks.locator('.summary').count(), 1);
    await looksWell(asks, width);
    const question = { en: 'May I call twice, and may I leave word with somebody else at home?', fr: 'Puis-je appeler deux fois, et laisser un mot à quelqu’un à la maison ?' };
    await asks.locator('#words').fill(question[locale]);
    await asks.locator('#module').selectOption('cm5');
    await act(asks, 'ask');
    await looksWell(asks, width);
    await answers.goto(`/${locale}/staff/desk`);
    await looksWell(answers, width);
    await act(answers, 'take');
    await answers.waitForURL(/staff\/desk\/./);
    await looksWell(answers, width);
    await answers.locator('#answer').fill('Call twice, yes. Leave word only if the person said so before.');
    await press(answers, 'answer');
    await looksWell(answers, width);
    await asks.goto(`/${locale}/train/desk`);
    await looksWell(asks, width);
    await act(asks, 'show');
    await answers.goto(`/${locale}/train/desk/answered`);
    await looksWell(answers, width);
    assert.match(await answers.locator('main').innerText(), /Leave word only/);
    await one.close();
    await other.close();
  });
}
