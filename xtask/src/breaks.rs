//! Ways to break the product on purpose, and the tests that must notice. A break stands in a copy of the source only, behind a switch
//! that is read while the tests run, so that one build serves all of them. Each text must be found exactly once: a break that has
//! rotted stops the run instead of passing quietly.

/// One break: its name, the test that must fail by it (a part of its path), and what to write for what in which file.
pub struct Break {
    pub name: &'static str,
    pub test: &'static str,
    pub file: &'static str,
    pub find: &'static str,
    pub put: &'static str,
}

const fn at(name: &'static str, test: &'static str, file: &'static str, find: &'static str, put: &'static str) -> Break {
    Break { name, test, file, find, put }
}

/// `broken("x")` is true in a test run for the break named x.
pub const BREAKS: &[Break] = &[
    // headers and panics
    at(
        "headers",
        "headers::every_answer",
        "src/http/headers.rs",
        "for (name, value) in always() {",
        "for (name, value) in always() {\n        if crate::broken(\"headers\") && name == \"x-frame-options\" { continue; }",
    ),
    at(
        "last-resort",
        "headers::every_answer",
        "src/http/serve.rs",
        "headers::add_strict(answer.headers_mut(), self.https);",
        "if !crate::broken(\"last-resort\") { headers::add_strict(answer.headers_mut(), self.https); }",
    ),
    at(
        "no-store",
        "headers::what_is_about",
        "src/http/guard.rs",
        "let personal = !visit.is_guest()",
        "let personal = !crate::broken(\"no-store\") && !visit.is_guest()",
    ),
    at(
        "cache-personal",
        "headers::what_is_about",
        "src/http/visit.rs",
        "if !self.is_guest() {\n            return self.page(make);",
        "if !self.is_guest() && !crate::broken(\"cache-personal\") {\n            return self.page(make);",
    ),
    at(
        "panic",
        "panics::a_panic_is_one_page",
        "src/http/guard.rs",
        "Trouble::Ours(\"a handler panicked; the line before says where\".into()).into_response()",
        "if crate::broken(\"panic\") { super::error::bare_page() } else { Trouble::Ours(\"x\".into()).into_response() }",
    ),
    // passkeys of staff
    at(
        "staff-key-twice",
        "staff_passkeys::an_answer_counts_once",
        "src/account/staff_passkey.rs",
        "let Some(passkey) = checked() else { return Ok(false) };\n    if !passkey::first(visit, given).await? {",
        "let Some(passkey) = checked() else { return Ok(false) };\n    if !passkey::first(visit, given).await? && !crate::broken(\"staff-key-twice\") {",
    ),
    at(
        "staff-key-stays",
        "staff_passkeys::without_an_app",
        "src/storage/second_step.rs",
        "super::staff_passkeys::take_away(change, id).await?;",
        "if !crate::broken(\"staff-key-stays\") { super::staff_passkeys::take_away(change, id).await?; }",
    ),
    // forms from elsewhere
    at(
        "origin",
        "foreign_forms::no_form_from_elsewhere",
        "src/http/guard.rs",
        "if !line.from_machines && !origin::is_ours(",
        "if !crate::broken(\"origin\") && !line.from_machines && !origin::is_ours(",
    ),
    at(
        "sign-out-from-elsewhere",
        "foreign_forms::nobody_is_signed",
        "src/http/origin.rs",
        "Some(_) => false,",
        "Some(_) => crate::broken(\"fetch-site\") || crate::broken(\"sign-out-from-elsewhere\"),",
    ),
    at("fetch-site", "foreign_forms::no_form_from_elsewhere", "src/http/origin.rs", "", ""),
    at(
        "old-browsers",
        "foreign_forms::an_old_browser",
        "src/http/origin.rs",
        "None => match text(header::ORIGIN.as_str()) {",
        "None if crate::broken(\"old-browsers\") => false,\n        None => match text(header::ORIGIN.as_str()) {",
    ),
    at(
        "neither",
        "foreign_forms::no_form_from_elsewhere",
        "src/http/origin.rs",
        "            None => false,",
        "            None => crate::broken(\"neither\"),",
    ),
    at(
        "any-host",
        "foreign_forms::no_form_from_elsewhere",
        "src/http/origin.rs",
        "matches!(name, \"localhost\"",
        "crate::broken(\"any-host\") || matches!(name, \"localhost\"",
    ),
    at(
        "token",
        "foreign_forms::a_personal_form",
        "src/http/visit.rs",
        "(Some(token), _) if token == sent => Ok(()),",
        "(Some(token), _) if crate::broken(\"token\") || crate::broken(\"stolen-token\") || token == sent => Ok(()),",
    ),
    at("stolen-token", "ways_in::other_peoples", "src/http/visit.rs", "", ""),
    at(
        "tick-token",
        "foreign_forms::a_tick_without",
        "src/learn/ticks.rs",
        "if visit.form_token().as_deref() != Some(token) {",
        "if !crate::broken(\"tick-token\") && visit.form_token().as_deref() != Some(token) {",
    ),
    at(
        "get-writes",
        "foreign_forms::reading_changes",
        "src/account/report.rs",
        "pub async fn show(visit: Visit) -> Response<Body> {",
        "pub async fn show(visit: Visit) -> Response<Body> {\n    if crate::broken(\"get-writes\") && let Ok(mut change) = visit.house.stores.content.change().await {\n        let _ = reports::add(&mut change, &FormKey::fresh(), \"x\", visit.locale, \"x\", 0).await;\n        let _ = change.commit().await;\n    }",
    ),
    // sessions
    at(
        "fixation",
        "sessions::a_session_is_never",
        "src/account/session.rs",
        "&token.reveal(), life,",
        "&if crate::broken(\"fixation\") { \"planted\".to_owned() } else { token.reveal() }, life,",
    ),
    at(
        "sign-out",
        "sessions::the_next_person",
        "src/account/session.rs",
        "pub async fn end(visit: &Visit) {",
        "pub async fn end(visit: &Visit) {\n    if crate::broken(\"sign-out\") { return; }",
    ),
    at(
        "cookie-flags",
        "sessions::cookies_are",
        "src/http/cookies.rs",
        "let secure = if secure {",
        "let secure = if secure && !crate::broken(\"cookie-flags\") {",
    ),
    at(
        "prefix",
        "sessions::cookies_are",
        "src/http/cookies.rs",
        "if secure { format!(\"__Host-{name}\")",
        "if secure && !crate::broken(\"prefix\") { format!(\"__Host-{name}\")",
    ),
    at(
        "two-halves",
        "sessions::a_clinician_who",
        "src/http/guard.rs",
        "let mut answer = pages_for_troubles(&visit, &line, answer);",
        "let mut answer = pages_for_troubles(&visit, &line, answer);\n    if crate::broken(\"two-halves\") && visit.for_staff && super::cookies::read(&visit.headers, \"place\").is_some() { *answer.status_mut() = StatusCode::ACCEPTED; }",
    ),
    // ways in
    at(
        "enumerate",
        "ways_in::a_wrong_way_in",
        "src/account/staff.rs",
        "let fix = Fix { field: \"name\", words: visit.say().t(\"staff-no-match\") };",
        "let fix = Fix { field: \"name\", words: visit.say().t(if crate::broken(\"enumerate\") && name == \"nobody\" { \"staff-forgot\" } else { \"staff-no-match\" }) };",
    ),
    at(
        "policy-not-asked",
        "ways_in::more_fields",
        "src/http/guard.rs",
        "_ if !policy::may_enter(",
        "_ if !crate::broken(\"policy-not-asked\") && !policy::may_enter(",
    ),
    at(
        "twice",
        "ways_in::a_field_that_comes_twice",
        "src/http/body.rs",
        "Some([value]) => Some(value),",
        "Some([value]) => Some(value),\n            Some([.., last]) if crate::broken(\"twice\") => Some(last),",
    ),
    at(
        "door",
        "ways_in::no_address_opens",
        "src/http/guard.rs",
        "(Audience::Learner, Who::Guest) =>",
        "(Audience::Learner, Who::Guest) if !crate::broken(\"door\") =>",
    ),
    // addresses
    at(
        "way-back",
        "addresses_that_lie::no_way_back",
        "src/account/comfort.rs",
        "&& !asked.starts_with(\"//\")",
        "&& (crate::broken(\"way-back\") || !asked.starts_with(\"//\"))",
    ),
    at("backslash", "addresses_that_lie::no_way_back", "src/account/comfort.rs", "c == '\\\\'", "(c == '\\\\' && !crate::broken(\"backslash\"))"),
    at(
        "host",
        "addresses_that_lie::a_host_header",
        "src/account/staff_people.rs",
        "visit.house.settings.origin()",
        "if crate::broken(\"host\") { visit.headers.get(\"host\").and_then(|v| v.to_str().ok()).unwrap_or_default() } else { visit.house.settings.origin() }",
    ),
    at(
        "suffix",
        "addresses_that_lie::a_personal_page",
        "src/app.rs",
        "        at(\"/{locale}/me\", Learner, Personal)",
        "        at(if crate::broken(\"suffix\") { \"/{locale}/me/{any}\" } else { \"/{locale}/me2\" }, Learner, Personal).get(learn::my_place::show),\n        at(\"/{locale}/me\", Learner, Personal)",
    ),
    at(
        "log",
        "addresses_that_lie::nothing_that_is_sent",
        "src/http/guard.rs",
        "tracing::info!(route = line.path,",
        "tracing::info!(asked = if crate::broken(\"log\") { visit.here() } else { String::new() }, route = line.path,",
    ),
    at(
        "help-log",
        "addresses_that_lie::nothing_that_is_sent",
        "src/http/guard.rs",
        "if line.path != \"/{locale}/help\" {",
        "if line.path != \"/{locale}/help\" || crate::broken(\"help-log\") {",
    ),
    // connections
    at(
        "smuggle",
        "connections::a_request_hidden",
        "src/http/serve.rs",
        "if request.headers().contains_key(header::TRANSFER_ENCODING)",
        "if !crate::broken(\"smuggle\") && request.headers().contains_key(header::TRANSFER_ENCODING)",
    ),
    at("length", "connections::a_form_without_end", "src/http/guard.rs", "(long > Some(", "(!crate::broken(\"length\") && long > Some("),
    at(
        "patience",
        "slow_visitors",
        "src/http/serve.rs",
        ".header_read_timeout(PATIENCE)",
        ".header_read_timeout(if crate::broken(\"patience\") { Duration::from_secs(60) } else { PATIENCE })",
    ),
    at(
        "first-byte",
        "slow_visitors",
        "src/http/serve.rs",
        "timeout(PATIENCE, stream.peek(",
        "timeout(if crate::broken(\"first-byte\") { Duration::from_secs(60) } else { PATIENCE }, stream.peek(",
    ),
    at(
        "slow-read",
        "connections::a_reader_who",
        "src/http/serve.rs",
        "Patient::new(stream, PATIENCE)",
        "Patient::new(stream, if crate::broken(\"slow-read\") { Duration::from_secs(60) } else { PATIENCE })",
    ),
    at(
        "queue",
        "doors::a_crowd_larger_than_the_queue",
        "src/account/secrets.rs",
        "Semaphore::new(cores + QUEUE)",
        "Semaphore::new(if crate::broken(\"queue\") { 10_000 } else { cores + QUEUE })",
    ),
    // observed practice
    at(
        "sign-self",
        "observing::the_tables_refuse",
        "src/domain/competency/observing.rs",
        "(by != whom).then(",
        "(crate::broken(\"sign-self\") || by != whom).then(",
    ),
    at(
        "sign-twice",
        "observing::only_who_was_asked",
        "src/storage/observation_signing.rs",
        "if held.rows_affected() == 0 {",
        "if held.rows_affected() == 0 && !crate::broken(\"sign-twice\") {",
    ),
    at(
        "sign-ended",
        "observing::who_is_no_founding_observer",
        "src/train/observing/one.rs",
        "let Some(right) = right else {",
        "let right = right.or(crate::broken(\"sign-ended\").then_some(Right::Proficient));\n    let Some(right) = right else {",
    ),
    at(
        "sign-edited",
        "observing::a_sheet_that_is_edited",
        "src/train/observing/one.rs",
        "let Some(then) = asked::sheet(visit, &one.asked.sheet, &revision).await? else {",
        "let now = find(visit, &one.asked.sheet).map(|(_, _, o)| o.source.revision.clone()).filter(|_| crate::broken(\"sign-edited\"));\n    let revision = now.unwrap_or(revision);\n    let Some(then) = asked::sheet(visit, &one.asked.sheet, &revision).await? else {",
    ),
    at(
        "name-self",
        "observing::nobody_signs_or_names",
        "src/account/staff_founding.rs",
        "&& &p.id != own);",
        "&& (crate::broken(\"name-self\") || &p.id != own));",
    ),
    at(
        "sign-blind",
        "observing::a_second_observer",
        "src/train/observing/one.rs",
        "{quoted(&asked.line)}{again}</section>",
        "{quoted(&asked.line)}{again}{crate::broken(\"sign-blind\").then(|| view! { <p>\"Calm\"</p> })}</section>",
    ),
    // words
    at(
        "box",
        "hostile_words::words_that_come_back",
        "src/ui/forms.rs",
        "let escaped = words.replace(",
        "if crate::broken(\"box\") || crate::broken(\"kept-box\") { return words.to_owned(); }\n    let escaped = words.replace(",
    ),
    at("kept-box", "hostile_words::words_that_are_kept", "src/ui/forms.rs", "", ""),
    at(
        "markdown",
        "hostile_words::an_author_who",
        "src/domain/markdown.rs",
        "            '<' => out.push_str(\"&lt;\"),",
        "            '<' if !crate::broken(\"markdown\") => out.push_str(\"&lt;\"),",
    ),
    at(
        "scheme",
        "hostile_words::an_author_who",
        "src/domain/markdown.rs",
        "if let Some(rest) = to.strip_prefix(\"https://\") {",
        "if let Some(rest) = to.strip_prefix(\"https://\").or(to.strip_prefix(\"javascript:\").filter(|_| crate::broken(\"scheme\")).map(|_| to)) {",
    ),
];
