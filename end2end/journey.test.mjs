// One person's whole way with what is theirs: join, lose the card, come back with help, share a note and a map, see who looked, take it
// back, take a copy, delete everything. The reader comes in through the workplace. In both languages, with scripts and without, so the
// steps go by the names of fields and never by words of one language; every page on the way is looked at by axe.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { axeFindsNothing, fitsSideways, reader, startBrowser } from './house.mjs';
import { realProvider } from './provider.mjs';

const SECRET_NOTE = 'Ask Dana to sit with me, zq7';
let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser.close(); });

const words = (page) => page.locator('main').innerText();

/** Presses the button of this form, or its button of this name and value, and waits for the next page. */
async function press(page, action, button = 'button[type=submit]') {
  const loaded = page.waitForEvent('load');
  await page.locator(`form[action$="${action}"] ${button}`).first().click();
  await loaded;
}

async function look(page) {
  await axeFindsNothing(page);
  await fitsSideways(page);
}

/** Reads the card that is shown, and types its words once more. */
async function copyCard(page, action) {
  const card = page.locator('article.card').first();
  const name = (await card.locator('.title').innerText()).replaceAll('-', ' ');
  const secret = (await card.locator('ol li').allInnerTexts()).join(' ');
  await page.locator('main details summary').first().click();
  const spare = (await page.locator('details article.card ol li').allInnerTexts()).join(' ');
  await look(page);
  await press(page, action);
  await page.locator('#words').fill(secret);
  await press(page, action);
  return { name, secret, spare };
}

async function openClass(page, locale) {
  await page.goto(`/${locale}/staff/sign-in?back=/${locale}/staff/classes`);
  await page.locator('#name').fill('demo.facilitator');
  await page.locator('#passphrase').fill('demo passphrase, not secret');
  await press(page, '/staff/sign-in');
  await press(page, '/staff/classes');
  return page.locator('.class-code').innerText();
}

for (const [locale, scripts] of [['en', true], ['fr', false], ['en', false], ['fr', true]]) {
  test(`one person and what is theirs, in ${locale}, ${scripts ? 'with' : 'without'} scripts`, async () => {
    const { house, issuer, stop } = await realProvider(true);
    const open = (options) => reader(browser, house, { scripts, locale, acceptDownloads: true, ...options });
    const at = (path) => `/${locale}${path}`;
    const lesson = at('/learn/digital-doorways/accounts-and-passwords/lock-your-screen');

    // Joins in a class, and writes a note.
    const desk = await open({ width: 1280 });
    const code = await openClass(desk.page, locale);
    const first = await open({ width: 320, height: 700 });
    await first.page.goto(at('/join'));
    await first.page.locator('#class').fill(code);
    await first.page.locator('#whose-mine').check();
    await press(first.page, '/join');
    const card = await copyCard(first.page, '/join');
    await first.page.goto(lesson);
    await first.page.locator('#note-words').fill(SECRET_NOTE);
    const kept = first.page.waitForEvent('load');
    await first.page.locator('form:has(#note-words) button[type=submit]').first().click();
    await kept;

    // Loses the card; gets a new one with the facilitator's help; the spare brings the earlier answers back.
    const helping = desk.page.waitForEvent('load');
    await desk.page.locator('form:has(input[name=do][value=help]) button').first().click();
    await helping;
    const digits = await desk.page.locator('.class-code').first().innerText();
    const one = await open({ width: 320, height: 700 });
    const { page } = one;
    await page.goto(at('/new-card'));
    await page.locator('#class').fill(code);
    await page.locator('#digits').fill(digits);
    await page.locator('#name').fill(card.name);
    await page.locator('#whose-mine').check();
    await press(page, '/new-card');
    const fresh = await copyCard(page, '/new-card');
    assert.equal(fresh.name, card.name);
    await page.goto(at('/me/notes'));
    assert.doesNotMatch(await words(page), /zq7/, 'the earlier note stays sealed');
    await page.goto(at('/me/earlier'));
    await page.locator('#words').fill(card.spare);
    await press(page, '/me/earlier');
    await page.goto(at('/me/notes'));
    assert.match(await words(page), /zq7/);
    await first.close();

    // The clinician comes in through the workplace, and draws a share code.
    const clinic = await open({ width: 1280 });
    const reading = clinic.page;
    await reading.goto(at('/staff/sign-in?back=') + at('/staff/shared'));
    await reading.locator('a[href*="/staff/sso"]').click();
    await reading.getByRole('link', { name: 'ana' }).click();
    await reading.waitForURL(`**${at('/staff/shared')}`);
    clinic.expectFault(new RegExp(`foreign request: ${issuer}`));
    await look(reading);
    await press(reading, '/staff/shared');
    const shareCode = await reading.locator('section[aria-labelledby=code] .lead').innerText();

    // Shares the note: who, what, check.
    await page.goto(at('/me/sharing/give'));
    await look(page);
    await page.locator('#code').fill(shareCode);
    await press(page, '/me/sharing/give');
    assert.match(await words(page), /Ana Ünal/);
    await page.locator('input[name=item][value^="note:"]').first().check();
    await page.locator('input[name=purpose]').first().check();
    await look(page);
    await press(page, '/me/sharing/give', 'button[value=check]');
    assert.match(await words(page), /zq7/, 'the preview shows what will be seen');
    await look(page);
    await page.locator('#card-again').fill(card.secret);
    await press(page, '/me/sharing/give', 'button[value=give]');
    assert.equal(new URL(page.url()).pathname, at('/me/sharing'));
    await look(page);

    // The clinician looks; the log says so.
    await reading.goto(at('/staff/shared'));
    const shared = await reading.locator('main a[href*="/staff/shared/"]').first().getAttribute('href');
    await reading.goto(shared);
    await look(reading);
    assert.doesNotMatch(await words(reading), /zq7/, 'first it says what opening does');
    await press(reading, shared);
    assert.match(await words(reading), /zq7/);
    await look(reading);
    await page.goto(at('/me/access-log'));
    assert.match(await words(page), /Ana Ünal/);
    await look(page);

    // Taken back in two taps from home; the open window of the reader has nothing more.
    await page.goto(at('/me'));
    const sharing = page.waitForEvent('load');
    await page.locator('main a[href$="/me/sharing"]').first().click();
    await sharing;
    await press(page, '/me/sharing');
    await reading.goto(shared);
    assert.doesNotMatch(await words(reading), /zq7/);
    clinic.expectFault(/404/);
    await reading.goto(at('/staff/shared'));
    assert.equal(await reading.locator('main a[href*="/staff/shared/"]').count(), 0);

    // Takes everything along, then deletes it.
    await page.goto(at('/me/information'));
    await page.locator('#card-again').fill(card.secret);
    const [sheet] = await Promise.all([page.waitForEvent('download'), page.locator('button[name=as][value=sheet]').click()]);
    const copy = await readFile(await sheet.path(), 'utf8');
    assert.match(copy, /zq7/);
    assert.match(copy, /Ana Ünal/);
    await page.goto(at('/me/delete'));
    await look(page);
    await page.locator('#card-again').fill(card.secret);
    await press(page, '/me/delete');
    assert.equal(new URL(page.url()).pathname, at('/deleted'));
    await page.goto(at('/open?whose=mine'));
    await page.locator('#words').fill(`${card.name} ${card.secret}`);
    await press(page, '/open');
    assert.equal(new URL(page.url()).pathname, at('/open'), 'the card opens nothing any more');
    one.expectFault(/422|404/);

    for (const visitor of [desk, clinic, one]) await visitor.close();
    await stop();
  });
}
