//! Hostile Markdown against the renderer: more than 500 vectors, and whatever proptest can think of.

use super::*;
use crate::domain::{
    document,
    ids::TermId,
    locale::Locale,
    markdown::{Lead, Links, Reader},
    problem::Problem,
    sections, tree,
};
use proptest::prelude::*;

/// The most generous links there can be: every name leads somewhere, and echoes what the author wrote.
struct Generous;

impl Links for Generous {
    fn lead(&self, to: &str) -> Lead {
        match to.strip_prefix("glossary:").and_then(|t| TermId::parse(t).ok()) {
            Some(term) => Lead::Word(term, format!("#word-{to}")),
            None => Lead::Page(to.to_owned()),
        }
    }
    fn picture(&self, _: &str, alt: &str) -> Result<Prose, Vec<Problem>> {
        crate::domain::svg::check("<svg viewBox=\"0 0 1 1\"/>", alt)
    }
}

fn rendered(markdown: &str) -> Vec<String> {
    let Ok(nodes) = tree::read(markdown, 1) else { return Vec::new() };
    let mut reader = Reader::new(&Generous, Locale::English);
    let mut all = pieces(&sections::lesson(&mut reader, &nodes));
    all.extend(pieces(&document::page(&mut reader, &nodes)));
    all
}

/// Tags and attributes of some HTML, as a browser would find them.
fn assert_harmless(markdown: &str) {
    for html in rendered(markdown) {
        assert!(leaves_alone(&html), "changed: {html:?}\nfrom {markdown:?}\nto {:?}", rules().clean(&html).to_string());
        let lower = html.to_lowercase();
        for tag in lower.split('<').skip(1) {
            let inside = tag.split('>').next().unwrap_or_default();
            let name = inside.trim_start_matches('/').split(' ').next().unwrap_or_default();
            let ours = ["p", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "a", "br", "hr", "table", "thead", "tbody", "tr", "th", "td"];
            assert!(ours.contains(&name), "<{name}> in {html:?}");
            if let Some(address) = inside.strip_prefix("a href=\"") {
                assert!(address.starts_with("https://") || address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//")), "{html:?}");
            }
        }
    }
}

#[test]
fn more_than_five_hundred_vectors_are_only_text() {
    let scripts = [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example></sCrIpT>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<body onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<style>*{position:fixed}</style>",
        "<p style='position:fixed'>x</p>",
        "<form id=submit><input name=action>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<!--<img src='--><img src=x onerror=alert(1)//'>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version='1.0'?><script>1</script>",
        "<base href=//evil.example>",
        "<link rel=stylesheet href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<object data=x>",
        "<embed src=x>",
        "<video><source onerror=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<template><script>1</script></template>",
        "<textarea><script>1</script>",
        "<xmp><script>1</script></xmp>",
        "</p><script>1</script><p>",
        "\"><script>1</script>",
        "'><img src=1 onerror=1>",
        "&lt;script&gt;1&lt;/script&gt;",
        "&#60;script&#62;1&#60;/script&#62;",
        "<scr<script>ipt>1</script>",
        "<img\u{c}src=x\u{c}onerror=1>",
        "<img/src='x'/onerror=1>",
        "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}",
    ];
    let addresses = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "javascript&Tab;:alert(1)",
        "\u{1}javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "http://evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https://evil.example\"onclick=alert(1)",
        "https://a b",
        "/\\evil.example",
        "\\\\evil.example",
        "blob:x",
        "about:blank",
        "https://x/\"><script>1</script>",
        "#\"><script>1</script>",
        "/a\"onmouseover=\"alert(1)",
        "glossary:x\"y",
        "tel:988",
        "mailto:a@b",
        "feed:javascript:alert(1)",
        "view-source:x",
    ];
    let wraps: [(&str, &str); 17] = [
        ("", ""),
        ("# ", ""),
        ("## ", ""),
        ("## Steps: ", ""),
        ("> ", ""),
        ("> **Caution: ", "** x"),
        ("- ", ""),
        ("- [ ] ", ""),
        ("1. ", ""),
        ("**", "**"),
        ("*", "*"),
        ("`", "`"),
        ("    ", ""),
        ("```\n", "\n```"),
        ("| a |\n|---|\n| ", " |"),
        ("[x", "](https://a.example)"),
        ("## Try it\n\n- [ ] ", ""),
    ];
    let mut count = 0;
    for script in scripts {
        for (before, after) in wraps {
            assert_harmless(&format!("{before}{script}{after}"));
            count += 1;
        }
    }
    for address in addresses {
        for link in [
            format!("[x]({address})"),
            format!("[x](<{address}>)"),
            format!("[x][1]\n\n[1]: {address}"),
            format!("<{address}>"),
            format!("![x]({address})"),
            format!("[**x**]({address} \"t\")"),
        ] {
            assert_harmless(&link);
            count += 1;
        }
    }
    assert!(count > 500, "{count}");
}

#[test]
fn characters_are_shown_not_obeyed() {
    let html = rendered("a <b>bold</b> & \"c\"").concat();
    assert!(html.contains("a &lt;b&gt;bold&lt;/b&gt; &amp; \"c\""), "{html}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_harmless(text in "\\PC{0,200}") {
        assert_harmless(&text);
    }

    #[test]
    fn any_mix_of_marks_is_harmless(parts in proptest::collection::vec(proptest::sample::select(vec![
        "<", ">", "&", "\"", "'", "`", "*", "_", "**", "[", "]", "(", ")", "!", "#", "## ", "\n", "\n\n", "- ", "- [x] ", "1. ", "> ", "|", "---", "\\", ":", "//", "https://a.example/",
        "javascript:", "<script>", "</p>", "onerror=", "![a](b.svg)", "<!--", "-->", "&nbsp;", "\u{a0}", "\u{0}", "\t", "    ", "a", "é", "<a href=", "]( ", "Steps", "> **Help: ", "\r", "\u{2028}",
    ]), 0..60)) {
        assert_harmless(&parts.concat());
    }
}
