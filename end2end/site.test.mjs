// Pages of whoever runs the site: where courses are held, the logo, and mail to staff. Without scripts, on a narrow and on a wide screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { becomeStaff } from './everywhere.mjs';
import { axeFindsNothing, fitsSideways, follow, reader, startBrowser, startHouse } from './house.mjs';

let house, browser, one;
// Nothing is mailed here; a mail server that is named brings the page.
const mail = ['--smtp-host', 'localhost', '--smtp-security', 'none', '--smtp-from', 'desk@example.org'];
before(async () => {
  [house, browser] = await Promise.all([startHouse({ demo: false, more: mail }), startBrowser()]);
  one = await reader(browser, house, { scripts: false, width: 320, height: 700 });
  await becomeStaff(one.page, house);
  await one.page.goto('/en/staff');
  await one.page.locator('label[for=role-administrator]').click();
  await one.page.locator('main form button[type=submit]').last().click();
  await one.page.waitForLoadState('load');
});
after(async () => { await browser?.close(); await house?.stop(); });

async function looks(page, paths) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of paths) {
      await page.goto(path);
      await fitsSideways(page);
      await axeFindsNothing(page);
    }
  }
}

test('a site is added, seen by readers, and closed', async () => {
  const { page } = one;
  await page.goto('/en/staff/site/places');
  await follow(page, 'Add a site');
  await page.getByLabel('Name of the site').fill('Queen Street library');
  await page.getByLabel('How to get there').fill('Door 2\n\nA ramp is on the left');
  await follow(page, 'Save');
  assert.match(await page.locator('main').innerText(), /Saved\. Readers see it now\.[^]*Queen Street library/);
  await looks(page, ['/en/staff/site', '/en/staff/site/places', '/fr/staff/site/places/new', '/en/about/ways-and-devices', '/fr/staff/account/mail', '/en/staff/people']);
  await page.goto('/en/about/ways-and-devices');
  assert.match(await page.locator('main').innerText(), /Where classes are held[^]*Queen Street library[^]*A ramp is on the left/);
  await page.goto('/en/staff/site/places');
  await follow(page, 'Queen Street library');
  await page.getByLabel('No classes at present. Readers do not see it.').check();
  await follow(page, 'Save');
  await page.goto('/en/about/ways-and-devices');
  assert.doesNotMatch(await page.locator('main').innerText(), /Queen Street library/);
});

test('a logo is put up, stands in the header of every page, and is taken down', async () => {
  const { page } = one;
  await page.goto('/en/staff/site/logo');
  assert.match(await page.locator('main').innerText(), /set the name of your place first/);
  await page.goto('/en/staff/site/name');
  await page.getByLabel('Name', { exact: true }).fill('The Green House');
  await follow(page, 'Save');
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 80 } });
  await page.goto('/en/staff/site/logo');
  await page.getByLabel('A picture').setInputFiles({ name: 'sign.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') });
  await follow(page, 'Put it up');
  assert.match(await page.locator('.summary').innerText(), /save it as PNG/);
  one.expectFault(/422/);
  await page.getByLabel('A picture').setInputFiles({ name: 'sign.png', mimeType: 'image/png', buffer: picture });
  await follow(page, 'Put it up');
  assert.match(await page.locator('main').innerText(), /The logo is up/);
  await looks(page, ['/en/staff/site/logo', '/en/learn', '/fr/help']);
  const guest = await reader(browser, house, { width: 320, height: 700, scripts: false });
  for (const width of [320, 390, 1280]) {
    await guest.page.setViewportSize({ width, height: 700 });
    await guest.page.goto('/en/learn');
    const logo = guest.page.getByRole('img', { name: 'The Green House' });
    assert.ok(await logo.evaluate((img) => img.complete && img.naturalWidth > 0), 'it is there');
    const { height } = await guest.page.locator('header.mast').boundingBox();
    assert.ok(height <= 140, `the header takes ${height} px at ${width}`);
    if (process.env.PICTURES_OF_LOGO) await guest.page.screenshot({ path: `${process.env.PICTURES_OF_LOGO}/logo-${width}.png` });
  }
  const sent = guest.requests.filter((address) => address.includes('/logo/'));
  assert.equal(new Set(sent).size, 1);
  await guest.close();
  await page.goto('/en/staff/site/logo');
  await follow(page, 'Take the logo down');
  assert.equal(await page.locator('img.logo').count(), 0);
});

test('mail is set and ended on one page', async () => {
  const { page } = one;
  await page.goto('/en/staff/account');
  await follow(page, 'No mail. Set an address');
  await page.getByLabel('E-mail address').fill('robin@example');
  await follow(page, 'Save');
  assert.equal(await page.getByLabel('E-mail address').inputValue(), 'robin@example', 'what was typed is kept');
  one.expectFault(/422/);
  await page.getByLabel('E-mail address').fill('robin@example.org');
  await page.getByLabel('Write to me when something waits').check();
  await follow(page, 'Save');
  assert.equal(await page.getByLabel('Write to me when something waits').isChecked(), true);
  await page.getByLabel('E-mail address').fill('');
  await follow(page, 'Save');
  await page.goto('/en/staff/account');
  assert.match(await page.locator('main').innerText(), /No mail\. Set an address/);
  await one.close();
});
