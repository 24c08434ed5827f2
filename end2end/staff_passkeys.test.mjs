// A passkey of staff: added on the account, used in place of a code at signing in and to prove once more who is here, removed. And without
// scripts, where the code stays the way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { appCode } from './app_code.mjs';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse, title } from './house.mjs';

const words = 'seven quiet lanterns by the lake';
let house, browser;
let codes = [];
before(async () => { [house, browser] = await Promise.all([startHouse({ demo: false }), startBrowser()]); });
after(async () => { await browser?.close(); await house?.stop(); });

const press = (page, name) => Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);

async function firstAdministrator(page) {
  await page.goto('/en/staff/first');
  const fields = { token: house.token(), 'display-name': 'Robin Example', 'sign-in-name': 'robin', passphrase: words, again: words };
  for (const [id, text] of Object.entries(fields)) await page.locator(`#${id}`).fill(text);
  await Promise.all([page.waitForEvent('load'), page.locator('main form button[type=submit]').click()]);
  await page.locator('summary').first().click();
  await page.locator('#code').fill(appCode(await page.locator('main code').innerText()));
  await Promise.all([page.waitForEvent('load'), page.locator('main form button[type=submit]').first().click()]);
  codes = await page.locator('.codes code').allInnerTexts();
}

async function passphrase(page) {
  await page.goto('/en/staff/sign-in');
  await page.locator('#name').fill('robin');
  await page.locator('#passphrase').fill(words);
  await Promise.all([page.waitForEvent('load'), page.locator('main form button[type=submit]').first().click()]);
  assert.equal(await title(page), 'The second step');
}

/** The lock of a device, made up by the browser's own testing tools; it computes no secret. */
async function withLock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return { session, authenticatorId };
}

test('a passkey is added, stands for the code, proves it once more, and is removed', async () => {
  const one = await reader(browser, house, { width: 390, height: 800 });
  const { page } = one;
  await firstAdministrator(page);
  await page.goto('/en/staff/account');
  await follow(page, 'Add a passkey');
  assert.equal(await title(page), 'My passkeys');
  await axeFindsNothing(page);
  await fitsSideways(page);
  // From here on no axe: its session takes the made-up lock away when it goes.
  const lock = await withLock(page);
  await page.getByLabel('A name for it').fill('my laptop');
  await press(page, 'Add a passkey');
  assert.match(await page.locator('main').innerText(), /Your passkey is ready[^]*my laptop/);
  await fitsSideways(page);
  await page.goto('/en/staff/account');
  await follow(page, 'My passkeys: 1');

  await page.goto('/en/staff/account');
  await press(page, 'Sign out');
  await passphrase(page);
  await fitsSideways(page);
  await press(page, 'Use a passkey');
  assert.match(page.url(), /\/en\/staff$/, 'in, without a code');

  await page.goto('/en/staff/again?back=/en/staff/account/passkeys');
  await page.getByLabel('Passphrase').fill(words);
  await press(page, 'Use a passkey');
  assert.equal(await title(page), 'My passkeys');
  assert.match(await page.locator('main').innerText(), /Last used/);

  // The person turns away: nothing has happened, and a code still is the way.
  await press(page, 'Remove “my laptop”');
  assert.match(await page.locator('main').innerText(), /no longer opens your account/);
  await page.goto('/en/staff/account');
  await press(page, 'Sign out');
  await passphrase(page);
  assert.equal(await page.getByRole('button', { name: 'Use a passkey' }).count(), 0);
  await page.locator('#code').fill(codes[0]);
  await press(page, 'Go on');
  assert.match(page.url(), /\/en\/staff$/);
  await page.goto('/en/staff/inbox');
  assert.match(await page.locator('main').innerText(), /A passkey was removed from your account[^]*A passkey was added to your account/);

  // One whose person could not be verified is not taken, and what was typed stays.
  await page.goto('/en/staff/account/passkeys');
  await lock.session.send('WebAuthn.setUserVerified', { authenticatorId: lock.authenticatorId, isUserVerified: false });
  await page.getByLabel('A name for it').fill('open key');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Nothing was done. You can try again, or use a code.').waitFor();
  assert.equal(await page.getByLabel('A name for it').inputValue(), 'open key');
  await one.close();
});

test('without scripts the code is the way, and the page says so', async () => {
  for (const width of [320, 1280]) {
    const one = await reader(browser, house, { scripts: false, width, height: 800 });
    const { page } = one;
    await passphrase(page);
    await page.locator('#code').fill(codes[width === 320 ? 1 : 2]);
    await follow(page, 'Go on');
    await page.goto('/fr/staff/account/passkeys');
    await fitsSideways(page);
    await page.goto('/en/staff/account/passkeys');
    assert.match(await page.locator('main').innerText(), /The code of your app is always a way in/);
    assert.equal(await page.locator('form[data-passkey]').isVisible(), false);
    await fitsSideways(page);
    await axeFindsNothing(page);
    await one.close();
  }
});
