//! A form that may bring a file: `multipart/form-data` (RFC 7578), read into the same [`Form`] as any other, and no more
//! of it than a form may have; or with one file beside it, as bytes. Deliberately absent: names of files, and anything kept on the disk.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::header,
};

use crate::http::{
    body::{Form, encode},
    error::Trouble,
    house::House,
};

/// The one field that is a file, wherever it is not read as text.
const FILE: &str = "file";

/// Either kind of form, read as text.
pub async fn read(house: &House, request: Request<Body>) -> Result<Form, Trouble> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        return Form::from_request(request, house).await;
    }
    let mark = mark(&request).ok_or(Trouble::BrokenForm)?;
    let bytes = whole(request, house.settings.body_limit_kib * 1024).await?;
    parts(&bytes, &mark).map(|parts| form(parts.into_iter())).ok_or(Trouble::BrokenForm)
}

/// A form with one file in it, and the file as it came: what is in it is looked at by whoever asked for it. At most `most` bytes in all.
pub async fn with_file(house: &House, request: Request<Body>, most: usize) -> Result<(Form, Vec<u8>), Trouble> {
    // A form without a file: its token is looked at like any other's.
    let Some(mark) = mark(&request) else { return Ok((Form::from_request(request, house).await?, Vec::new())) };
    split(request, &mark, most).await
}

async fn split(request: Request<Body>, mark: &str, most: usize) -> Result<(Form, Vec<u8>), Trouble> {
    let bytes = whole(request, most).await?;
    let parts = parts(&bytes, mark).ok_or(Trouble::BrokenForm)?;
    let file = parts.iter().find(|(name, _)| name == FILE).map(|(_, bytes)| bytes.to_vec()).unwrap_or_default();
    Ok((form(parts.into_iter().filter(|(name, _)| name != FILE)), file))
}

/// The line between the parts, when it is such a form.
fn mark(request: &Request<Body>) -> Option<String> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok())?;
    let (_, mark) = kind.strip_prefix("multipart/form-data")?.split_once("boundary=")?;
    Some(mark.trim_matches('"').to_owned()).filter(|mark| (1..=70).contains(&mark.len()))
}

async fn whole(request: Request<Body>, most: usize) -> Result<Bytes, Trouble> {
    let read = to_bytes(request.into_body(), most).await;
    read.map_err(|error| if error.to_string().contains("limit") { Trouble::TooLarge } else { Trouble::BrokenForm })
}

/// Parts stand between lines of `--mark`; each has headers, an empty line, and its bytes. `None` when that is not so.
fn parts<'b>(bytes: &'b [u8], mark: &str) -> Option<Vec<(String, &'b [u8])>> {
    let line = format!("--{mark}");
    let between = format!("\r\n{line}");
    let mut rest = bytes.strip_prefix(line.as_bytes())?;
    let mut found = Vec::new();
    while !rest.starts_with(b"--") {
        let end = find(rest, between.as_bytes())?;
        let part = rest[..end].strip_prefix(b"\r\n")?;
        let middle = find(part, b"\r\n\r\n")?;
        let headers = String::from_utf8_lossy(&part[..middle]);
        let name = headers.split_once("name=\"")?.1.split('"').next()?.to_owned();
        found.push((name, &part[middle + 4..]));
        rest = &rest[end + between.len()..];
    }
    Some(found)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// Through the reader of ordinary forms, so that its limits and habits hold here, too. A file in an older coding still shows where its
/// letters are odd; nothing is lost silently.
fn form<'b>(parts: impl Iterator<Item = (String, &'b [u8])>) -> Form {
    let fields: Vec<_> = parts.map(|(name, value)| format!("{}={}", encode(&name), encode(&String::from_utf8_lossy(value)))).collect();
    Form::parse(&fields.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_fields_are_read() {
        let body = "--xyz\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nlook\r\n--xyz\r\nContent-Disposition: form-data; name=\"file\"; \
            filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\nname;a&b=c\r\nÜ--xyz;2\r\n--xyz--\r\n";
        let form = form(parts(body.as_bytes(), "xyz").expect("whole").into_iter());
        assert_eq!((form.text("do"), form.text("file")), ("look", "name;a&b=c\nÜ--xyz;2"));
    }

    #[tokio::test]
    async fn a_picture_comes_as_it_is() {
        let body = [
            &b"--xyz\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nup\r\n--xyz\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"[..],
            b"\xff\xd8\r\n--xy\0&=",
            b"\r\n--xyz--\r\n",
        ]
        .concat();
        let asked = |most| {
            let request = Request::post("/").header(header::CONTENT_TYPE, "multipart/form-data; boundary=xyz").body(Body::from(body.clone()));
            split(request.expect("a request"), "xyz", most)
        };
        let (form, file) = asked(1000).await.expect("read");
        assert_eq!((form.text("do"), &file[..], form.has("file")), ("up", &b"\xff\xd8\r\n--xy\0&="[..], false));
        assert!(matches!(asked(20).await, Err(Trouble::TooLarge)));
    }

    #[test]
    fn what_is_cut_off_is_no_form() {
        for body in ["", "--xyz", "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nlook", "--xyz\r\n\r\nx\r\n--xyz--", "--abc\r\n"] {
            assert!(parts(body.as_bytes(), "xyz").is_none(), "{body}");
        }
    }
}
