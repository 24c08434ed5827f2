// The made-up people of the demo in a browser, and what each page that they meet has to stand.
import assert from 'node:assert/strict';
import { axeFindsNothing, fitsSideways, reader } from './house.mjs';
import { faultsOfHtml } from './html.mjs';

/** A new window in which this made-up person (`demo.clinician`) is signed in. */
export async function signedIn(browser, house, who, options) {
  const one = await reader(browser, house, options);
  await one.page.goto('/en/staff/sign-in');
  await one.page.locator('#name').fill(who);
  await one.page.locator('#passphrase').fill('demo passphrase, not secret');
  await Promise.all([one.page.waitForEvent('load'), one.page.locator('form[action$="/staff/sign-in"] button[type=submit]').first().click()]);
  return one;
}

/** Open to everybody, valid as it is sent, and narrow enough for a phone. Gives the window its width back. */
export async function looksWell(page, width) {
  await axeFindsNothing(page);
  const sent = await page.request.get(page.url());
  assert.deepEqual(await faultsOfHtml(await sent.text(), page.url()), []);
  await page.setViewportSize({ width: 320, height: 700 });
  await fitsSideways(page);
  await page.setViewportSize({ width, height: 900 });
}
