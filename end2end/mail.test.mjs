// Mail to staff through a mail server that is not ours: it asks for a name and a password, and takes nothing without. An invitation arrives
// with a code that works; a server whose certificate nobody vouches for gets neither the password nor the letter.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { becomeStaff, workAs } from './everywhere.mjs';
import { follow, reader, startBrowser, startHouse } from './house.mjs';

const PASSWORD = 'a password for the mail server';
let browser;
before(async () => { browser = await startBrowser(); });
after(async () => { await browser?.close(); });

/** A mail server on this machine, with what it was given. */
async function mailServer(options) {
  const [letters, signedIn, met] = [[], [], []];
  const server = new SMTPServer({
    ...options,
    onConnect(session, done) { met.push(session.id); done(); },
    onAuth({ username, password }, session, done) {
      signedIn.push(username);
      if (username === 'doorstep' && password === PASSWORD) done(null, { user: username });
      else done(new Error('not known'));
    },
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (piece) => { text += piece; });
      // As its reader sees it: lines that were broken for the way are whole again.
      stream.on('end', () => { letters.push({ to: session.envelope.rcptTo.map((one) => one.address), text: text.replaceAll('=\r\n', '') }); done(); });
    },
  });
  server.on('error', () => {}); // the other side hangs up on a certificate that it does not know
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { port: server.server.address().port, letters, signedIn, met, close: () => new Promise((done) => server.close(done)) };
}

async function houseWithMail(server, security) {
  const more = ['--smtp-host', '127.0.0.1', '--smtp-port', `${server.port}`, '--smtp-security', security, '--smtp-user', 'doorstep', '--smtp-from', 'Front desk <desk@example.org>'];
  return startHouse({ demo: false, more, files: { 'smtp-password': `${PASSWORD}\n` } });
}

/** Somebody who runs the site invites a colleague by mail. */
async function invites(page, house) {
  await becomeStaff(page, house);
  await workAs(page, 'administrator');
  await page.goto('/en/staff/people');
  await page.locator('[name=display-name]').fill('Amélie Tremblay');
  await page.locator('[name=sign-in-name]').fill('amelie');
  await page.locator('[name=mail]').fill('amelie@example.org');
  await page.locator('#role-clinician').check();
  await page.locator('main form:has([name=mail]) button[type=submit]').click();
  await page.waitForLoadState('load');
  return page.locator('main code').first().innerText();
}

/** The server looks for letters twice a minute. */
async function until(what, seconds = 45) {
  for (let n = 0; n < seconds * 10 && !what(); n += 1) await new Promise((done) => setTimeout(done, 100));
  return what();
}

test('an invitation arrives by mail, and its code opens the door', async () => {
  const server = await mailServer({ allowInsecureAuth: true, hideSTARTTLS: true });
  const house = await houseWithMail(server, 'none');
  const admin = await reader(browser, house, { scripts: false });
  const code = await invites(admin.page, house);
  assert.ok(await until(() => server.letters.length), 'it was taken');
  const [letter] = server.letters;
  assert.deepEqual(letter.to, ['amelie@example.org']);
  assert.ok(letter.text.includes(code) && letter.text.includes('/en/staff/join'), letter.text);
  assert.doesNotMatch(letter.text, /Am(é|=C3=A9)lie|Tremblay|clinician|health/i);
  const guest = await reader(browser, house, { scripts: false });
  await guest.page.goto(letter.text.match(/http:\/\/\S+\/staff\/join/)[0]);
  await guest.page.locator('[name=sign-in-name]').fill('amelie');
  await guest.page.locator('[name=code]').fill(code);
  await guest.page.locator('[name=passphrase]').fill('a long passphrase of Amélie');
  await guest.page.locator('[name=again]').fill('a long passphrase of Amélie');
  await follow(guest.page, 'Use this passphrase');
  assert.match(guest.page.url(), /second\/set-up/);
  await Promise.all([admin.close(), guest.close(), house.stop(), server.close()]);
});

test('a mail server whose certificate nobody vouches for gets nothing', async () => {
  const server = await mailServer({}); // STARTTLS with a certificate of its own making
  const house = await houseWithMail(server, 'starttls');
  const admin = await reader(browser, house, { scripts: false });
  await invites(admin.page, house);
  assert.ok(await until(() => /mail server did not take a letter/.test(house.said())), 'the log says that it was not taken');
  assert.ok(server.met.length > 0, 'it was asked');
  assert.deepEqual([server.letters, server.signedIn], [[], []]);
  assert.doesNotMatch(house.said(), /amelie|example\.org/);
  await Promise.all([admin.close(), house.stop(), server.close()]);
});
