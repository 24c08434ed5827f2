// An award, whole: a clinician decides a case well, makes an award of it, and shows it. A verifier that is not ours takes the badge, refuses
// a copy that somebody changed, sees that it was taken back, and takes badges of before and after a new key. Then the sheet as a PDF.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeFindsNothing, fitsSideways, follow, program, reader, root, startBrowser, startHouse } from './house.mjs';
import { becomeStaff } from './everywhere.mjs';
import { verify } from './foreign_verifier.mjs';

const name = 'Zoé Œuvrard-D’Aoust';
let house, browser, one, page;
before(async () => { [house, browser] = await Promise.all([startHouse({ demo: false }), startBrowser()]); });
after(async () => { await one?.close(); await browser?.close(); await house?.stop(); });

const badge = async (code) => fetch(`${house.at}/awards/badges/${code}.jwt`).then((answer) => answer.text());
const press = async (where) => { await where.click(); await page.waitForLoadState('load'); };

/** Makes the first award that the record offers; gives its code. */
async function make(printed) {
  await page.goto('/en/train/record');
  await follow(page, 'Awards that others can check');
  await page.locator('main .opt label').first().click();
  await page.locator('#name').fill(printed);
  await follow(page, 'Make this award');
  return new URL(page.url()).pathname.split('/').at(-1);
}

let code, jwt;
test('a clinician makes an award of a case that was decided well', async () => {
  one = await reader(browser, house, { scripts: false });
  page = one.page;
  await becomeStaff(page, house);
  for (const choice of ['1', '0', '2', '1']) {
    await page.locator(`main input[name=choice][value="${choice}"]`).check();
    await press(page.locator('main form button[type=submit]').first());
    await press(page.locator('main .acts a.btn').first());
  }
  await page.goto('/en/train/record/awards');
  await axeFindsNothing(page);
  code = await make(name);
  await axeFindsNothing(page);
  assert.match(await page.locator('main').innerText(), /This award holds/);
});

test('anybody reads it without an account, a cookie or a script', async () => {
  const anybody = await reader(browser, house, { scripts: false, width: 320, height: 700 });
  for (const [locale, words] of [['en', /This award holds/], ['fr', /Cette attestation est valable/]]) {
    await anybody.page.goto(`/${locale}/awards`);
    await axeFindsNothing(anybody.page);
    await fitsSideways(anybody.page);
    await anybody.page.locator('#code').fill(code.toLowerCase().replaceAll('-', ' '));
    await anybody.page.locator('main form button[type=submit]').click();
    await anybody.page.waitForURL(`**/${locale}/awards/${code}`);
    const text = await anybody.page.locator('main').innerText();
    assert.match(text, words);
    assert.ok(text.includes(name));
    await axeFindsNothing(anybody.page);
    await fitsSideways(anybody.page);
  }
  assert.deepEqual(await anybody.page.context().cookies(), []);
  await anybody.close();
});

test('a verifier that is not ours takes the badge and refuses a changed copy', async () => {
  jwt = await badge(code);
  const { credential, revoked } = await verify(jwt);
  assert.equal(revoked, false);
  assert.equal(credential.credentialSubject.identifier[0].identityHash, name);
  assert.match(credential.credentialSubject.achievement.name, /Foundation/);
  assert.doesNotMatch(JSON.stringify(credential), /robin|evidence"|creditsAvailable/i);

  const [header, , signature] = jwt.split('.');
  const changed = (change) => {
    const copy = JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url'));
    change(copy);
    return [header, Buffer.from(JSON.stringify(copy)).toString('base64url'), signature].join('.');
  };
  const copies = [
    changed((copy) => { copy.credentialSubject.achievement.name = copy.credentialSubject.achievement.name.replace('Foundation', 'Lead'); }),
    changed((copy) => { copy.credentialSubject.identifier[0].identityHash = 'Somebody Else'; }),
    changed((copy) => { copy.exp += 1; }),
    changed((copy) => { delete copy.credentialStatus; }),
  ];
  for (const copy of copies) await assert.rejects(verify(copy), { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  const ends = new Date(Date.parse(credential.validUntil) + 1000);
  await assert.rejects(verify(jwt, ends), { code: 'ERR_JWT_EXPIRED' });
});

test('a new key signs from now on, and badges of before stay good', async () => {
  const own = ['--listen', '127.0.0.1:1', '--data', house.data];
  const said = execFileSync(program, ['award-key', 'new', ...own], { cwd: root }).toString();
  assert.match(said, /signed with a new key/);
  const later = await badge(await make('Robin Later'));
  const kid = (token) => JSON.parse(Buffer.from(token.split('.')[0], 'base64url')).kid;
  assert.notEqual(kid(later), kid(jwt));
  for (const token of [jwt, later]) assert.equal((await verify(token)).revoked, false);
  const { keys } = await fetch(`${house.at}/awards/keys`).then((answer) => answer.json());
  assert.deepEqual(keys.map((key) => [key.kid, key.d]), [[kid(later), undefined], [kid(jwt), undefined]]);
});

test('taken back, the verifier sees it and so does everybody', async () => {
  await page.goto(`/en/train/record/awards/${code}`);
  await page.locator('main summary').click();
  await follow(page, 'Take this award back');
  assert.match(await page.locator('main').innerText(), /was taken back on/);
  assert.equal((await verify(jwt)).revoked, true);
  const seen = await fetch(`${house.at}/en/awards/${code}`).then((answer) => answer.text());
  assert.match(seen, /was taken back on/);
});

for (const [locale, words] of [['en', ['Issued on', 'Check an award', 'Foundation']], ['fr', ['Délivrée le', 'Vérifier une attestation', 'Base']]]) {
  test(`the sheet is one page, as a page and as a tagged PDF, in ${locale}`, async () => {
    const here = `/${locale}/train/record/awards/${code}`;
    await page.goto(`${here}/paper`);
    await axeFindsNothing(page);
    const printed = join(house.data, `printed-${locale}.pdf`);
    await writeFile(printed, await page.pdf({ format: 'A4' }));
    assert.match(execFileSync('pdfinfo', [printed]).toString(), /Pages:\s+1\n/);

    const answer = await page.request.get(`${here}/pdf`);
    assert.equal(answer.headers()['content-type'], 'application/pdf');
    const file = join(house.data, `award-${locale}.pdf`);
    await writeFile(file, await answer.body());
    const about = execFileSync('pdfinfo', [file]).toString();
    assert.match(about, /Tagged:\s+yes/);
    assert.match(about, /Pages:\s+1\n/);
    assert.match(about, new RegExp(`Title:\\s+.*${name}`));
    const text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
    for (const said of [name, code, ...words]) assert.ok(text.includes(said), `${said} in:\n${text}`);
    // An independent reader of the tree: kinds in their order, the language, and the words of the picture.
    const tree = execFileSync('pdfinfo', ['-struct', file]).toString();
    const kinds = [...tree.matchAll(/^\s*(Document|H1|H2|P|Figure)\b/gm)].map((m) => m[1]);
    assert.deepEqual([...new Set(kinds)], ['Document', 'P', 'H1', 'H2', 'Figure']);
    const raw = (await answer.body()).toString('latin1');
    assert.match(raw, new RegExp(`/Lang ?\\(${locale}\\)`));
    assert.match(raw, /\/Alt ?[(<]/);
    const fonts = execFileSync('pdffonts', [file]).toString();
    assert.match(fonts, /NotoSerif.*yes yes yes/s, 'the font is in the file, a part of it, with its letters');
  });
}

for (const [locale, level] of [['en', 'Foundation'], ['fr', 'Base']]) {
  test(`the portfolio with every competency and an award is one sheet of A4 and of Letter, in ${locale}`, async () => {
    if (locale === 'en') code = await make(name);
    await page.goto(`/${locale}/train/record/portfolio`);
    await axeFindsNothing(page);
    await fitsSideways(page);
    await page.locator('#show-open').check();
    await press(page.locator('main form button[type=submit]'));
    assert.equal(await page.locator('.hand-sheet th[scope=row]').count(), 32, 'everything that can stand on it');
    for (const format of ['A4', 'Letter']) {
      const file = join(house.data, `portfolio-${locale}-${format}.pdf`);
      await writeFile(file, await page.pdf({ format }));
      assert.match(execFileSync('pdfinfo', [file]).toString(), /Pages:\s+1\n/, format);
      const text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
      for (const said of [code, level, 'Robin Example']) assert.ok(text.includes(said), `${said} in:\n${text}`);
    }
  });
}
