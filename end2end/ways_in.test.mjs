// Ways into a place: a passkey that opens the notes, one that cannot keep a key, the page without scripts, a shared device's warning.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';

let house, browser;
before(async () => { [house, browser] = await Promise.all([startHouse(), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

/** Gets a card by the shortest way. */
async function join(page, device) {
  await page.goto('/en/join');
  await page.getByLabel(device).check();
  await follow(page, 'Show me my card');
  const card = page.locator('article.card').first();
  const [name, words] = [await card.locator('.title').innerText(), await card.locator('ol li').allInnerTexts()];
  await follow(page, 'I have copied it');
  await page.getByLabel('The four secret words').fill(words.join(' '));
  await follow(page, 'Open my place');
  return { name, words };
}

/** The lock of a phone, made up by the browser's own testing tools. */
async function withLock(page, { hasPrf = true } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf };
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return { session, authenticatorId };
}

async function addPasskey(page, card, name) {
  await page.goto('/en/me/ways-in');
  await page.getByLabel('A name for it').fill(name);
  await page.getByLabel('Your four secret words once more').fill(card.words.join(' '));
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Add a passkey' }).click()]);
}

test('a passkey is added, named, opens the place with its notes, and is removed', async () => {
  const one = await reader(browser, house, { width: 390, height: 800 });
  const { page } = one;
  await page.goto('/en/open?whose=mine');
  await axeFindsNothing(page);
  const card = await join(page, 'It is mine');
  for (const path of ['ways-in', 'new-words']) {
    await page.goto(`/en/me/${path}`);
    await axeFindsNothing(page);
  }
  // From here on no axe: its session takes the made-up lock away when it goes.
  await withLock(page);
  const lesson = '/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen';
  await page.goto(lesson);
  await page.locator('#note-words').fill('a note behind two doors');
  await page.locator('#note-words').locator('xpath=ancestor::form').locator('button[type=submit]').last().click();
  await page.waitForLoadState('load');

  await addPasskey(page, card, 'my phone');
  assert.match(await page.locator('main').innerText(), /Your passkey is ready/);
  assert.match(await page.locator('main').innerText(), /my phone/);
  await fitsSideways(page);

  await page.goto('/en/me');
  await follow(page, 'Close my place');
  await page.goto('/en/open?whose=mine');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Open with a passkey' }).click()]);
  assert.equal(await title(page), 'My place');
  await page.goto('/en/me/notes');
  assert.match(await page.locator('main').innerText(), /a note behind two doors/, 'the passkey opens the notes');

  // Both cards lost: the passkey is enough for new words.
  await page.goto('/en/me/new-words');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Use my passkey instead' }).click()]);
  assert.equal(await page.locator('article.card .title').first().innerText(), card.name);

  await page.goto('/en/me/ways-in');
  assert.match(await page.locator('main').innerText(), /Last used/);
  await follow(page, 'Remove “my phone”');
  assert.match(await page.locator('main').innerText(), /no longer opens this place/);
  await page.goto('/en/me');
  await follow(page, 'Close my place');
  await page.goto('/en/open?whose=mine');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Open with a passkey' }).click()]);
  assert.match(await page.locator('.summary').innerText(), /nothing has changed/);
  one.expectFault(/422/);
  await one.close();
});

test('a passkey that cannot keep a key is not taken, and the page says so', async () => {
  const one = await reader(browser, house);
  const { page } = one;
  await withLock(page, { hasPrf: false });
  const card = await join(page, 'It is mine');
  await addPasskey(page, card, 'old key');
  assert.match(await page.locator('.summary').innerText(), /cannot keep the key to your notes/);
  assert.equal(await page.getByLabel('A name for it').inputValue(), 'old key', 'what was typed is kept');
  assert.equal(await page.getByRole('button', { name: /^Remove/ }).count(), 0);
  await axeFindsNothing(page);
  one.expectFault(/422/);
  await one.close();
});

test('without scripts words are the way, and everything else on the page works', async () => {
  for (const width of [320, 1280]) {
    const one = await reader(browser, house, { scripts: false, width, height: 800 });
    const { page } = one;
    const card = await join(page, 'It is shared, or I am not sure');
    await page.goto('/en/me/ways-in');
    assert.match(await page.locator('main').innerText(), /Your words are always a way in/);
    assert.equal(await page.locator('form[data-passkey]').isVisible(), false);
    await fitsSideways(page);
    await follow(page, 'This was not me');
    assert.equal(await title(page), 'Draw new words');
    await page.getByLabel('Your four secret words once more').fill(card.words.join(' '));
    await follow(page, 'Show me my card');
    assert.equal(await page.locator('article.card .title').first().innerText(), card.name);
    const words = await page.locator('article.card').first().locator('ol li').allInnerTexts();
    await follow(page, 'I have copied it');
    await page.getByLabel('The four secret words').fill(words.join(' '));
    await follow(page, 'Open my place');
    assert.equal(await title(page), 'Your new words are in use');
    await one.close();
  }
});

test('the warning of a shared device comes by itself and its button leaves the page alone', async () => {
  const one = await reader(browser, house, { scripts: false, width: 320, height: 700 });
  const { page } = one;
  await join(page, 'It is shared, or I am not sure');
  await page.goto('/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen');
  const stay = page.getByRole('button', { name: 'Keep it open' });
  assert.equal(await stay.isVisible(), false);
  await page.locator('#note-words').fill('half a thought');
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 2000 });
  await stay.waitFor({ state: 'visible' });
  await fitsSideways(page);
  const [answer] = await Promise.all([page.waitForResponse(/\/me\/stay$/), stay.click()]);
  assert.equal(answer.status(), 204);
  assert.equal(await page.locator('#note-words').inputValue(), 'half a thought', 'the page and what was typed stay');
  await one.close();
});
