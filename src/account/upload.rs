//! A form that may bring a file: `multipart/form-data` (RFC 7578), read into the same [`Form`] as any other. Text only, and no more of it
//! than a form may have. Deliberately absent: names of files, pictures, and anything kept on the disk.

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, Request},
    http::header,
};

use crate::http::{
    body::{Form, encode},
    error::Trouble,
    house::House,
};

/// Either kind of form.
pub async fn read(house: &House, request: Request<Body>) -> Result<Form, Trouble> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    if !kind.starts_with("multipart/form-data") {
        return Form::from_request(request, house).await;
    }
    let mark = kind.split_once("boundary=").map(|(_, mark)| mark.trim_matches('"').to_owned()).filter(|mark| (1..=70).contains(&mark.len()));
    let mark = mark.ok_or(Trouble::BrokenForm)?;
    let bytes = to_bytes(request.into_body(), house.settings.body_limit_kib * 1024)
        .await
        .map_err(|error| if error.to_string().contains("limit") { Trouble::TooLarge } else { Trouble::BrokenForm })?;
    parse(&bytes, &mark).ok_or(Trouble::BrokenForm)
}

/// Parts stand between lines of `--mark`; each has headers, an empty line, and its text. `None` when that is not so.
fn parse(bytes: &[u8], mark: &str) -> Option<Form> {
    // A file in an older coding still shows where its letters are odd; nothing is lost silently.
    let text = String::from_utf8_lossy(bytes);
    let line = format!("--{mark}");
    let inside = text.strip_prefix(&line)?;
    let mut fields = Vec::new();
    for part in inside.split(&format!("\r\n{line}")) {
        if part.starts_with("--") {
            // Through the reader of ordinary forms, so that its limits and habits hold here, too.
            return Some(Form::parse(&fields.join("&")));
        }
        let (headers, value) = part.strip_prefix("\r\n")?.split_once("\r\n\r\n")?;
        let name = headers.split_once("name=\"")?.1.split('"').next()?;
        fields.push(format!("{}={}", encode(name), encode(value)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_fields_are_read() {
        let body = "--xyz\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nlook\r\n--xyz\r\nContent-Disposition: form-data; name=\"file\"; \
            filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\nname;a&b=c\r\nÜ--xyz;2\r\n--xyz--\r\n";
        let form = parse(body.as_bytes(), "xyz").expect("whole");
        assert_eq!((form.text("do"), form.text("file")), ("look", "name;a&b=c\nÜ--xyz;2"));
    }

    #[test]
    fn what_is_cut_off_is_no_form() {
        for body in ["", "--xyz", "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nlook", "--xyz\r\n\r\nx\r\n--xyz--", "--abc\r\n"] {
            assert!(parse(body.as_bytes(), "xyz").is_none(), "{body}");
        }
    }
}
