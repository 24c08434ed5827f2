import { chromium } from 'playwright-core';
const [,, width, out, ...paths] = process.argv;
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const c = await b.newContext({ viewport: { width: +width, height: 900 }, baseURL: 'http://localhost:4100' });
const p = await c.newPage(); let i = 0;
for (const path of paths) { await p.goto(path); await p.screenshot({ path: `${out}-${i++}.png`, fullPage: true }); }
await b.close();
