//! The file itself: font, tree for screen readers, page, title.

use std::{collections::BTreeMap, io::Write, sync::LazyLock};

use flate2::{Compression, write::ZlibEncoder};
use pdf_writer::{
    Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{CidFontType, FontFlags, StructRole, SystemInfo, UnicodeCmap},
};
use ttf_parser::{Face, GlyphId};

use super::{FONT, HIGH, Setting, Sheet, Tag, WIDE};

const FONT_NAME: Name<'static> = Name(b"DSTEPA+NotoSerif");
const IDENTITY: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
static PACKED: LazyLock<Vec<u8>> = LazyLock::new(|| pack(FONT));

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    // Memory does not refuse to be written.
    let _ = packed.write_all(bytes);
    packed.finish().unwrap_or_default()
}

pub(super) struct Written<'s> {
    pdf: Pdf,
    next: i32,
    sheet: &'s Sheet,
}

impl<'s> Written<'s> {
    pub(super) fn new(sheet: &'s Sheet, face: &Face<'_>, set: Setting<'_>) -> Self {
        let mut written = Self { pdf: Pdf::new(), next: 1, sheet };
        let [catalog, pages, page, content, about] = std::array::from_fn(|_| written.fresh());
        let font = written.font(face, &set.used);
        let root = written.tree(page, &set.tags);
        let lang = TextStr(sheet.locale.code());
        let mut whole = written.pdf.catalog(catalog);
        whole.pages(pages).lang(lang).metadata(about);
        whole.viewer_preferences().display_doc_title(true);
        whole.mark_info().marked(true);
        whole.pair(Name(b"StructTreeRoot"), root);
        whole.finish();
        written.pdf.pages(pages).kids([page]).count(1);
        let mut one = written.pdf.page(page);
        one.parent(pages).media_box(Rect::new(0.0, 0.0, WIDE, HIGH)).contents(content).struct_parents(0);
        one.pair(Name(b"Tabs"), Name(b"S"));
        one.resources().fonts().pair(Name(b"F"), font);
        one.finish();
        let packed = pack(&set.content.finish());
        written.pdf.stream(content, &packed).filter(Filter::FlateDecode);
        written.about(about);
        written
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.pdf.finish()
    }

    fn fresh(&mut self) -> Ref {
        self.next += 1;
        Ref::new(self.next - 1)
    }

    /// The font, with the widths and letters of what was written.
    fn font(&mut self, face: &Face<'_>, used: &BTreeMap<u16, char>) -> Ref {
        let [font, cid, descriptor, file, letters] = std::array::from_fn(|_| self.fresh());
        let scale = |units: i16| f32::from(units) * 1000.0 / f32::from(face.units_per_em());
        self.pdf.type0_font(font).base_font(FONT_NAME).encoding_predefined(Name(b"Identity-H")).descendant_font(cid).to_unicode(letters);
        let mut one = self.pdf.cid_font(cid);
        one.subtype(CidFontType::Type2).base_font(FONT_NAME).system_info(IDENTITY).font_descriptor(descriptor).default_width(0.0);
        one.cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = one.widths();
        for glyph in used.keys() {
            let wide = face.glyph_hor_advance(GlyphId(*glyph)).unwrap_or(0);
            widths.consecutive(*glyph, [f32::from(wide) * 1000.0 / f32::from(face.units_per_em())]);
        }
        widths.finish();
        one.finish();
        let area = face.global_bounding_box();
        self.pdf
            .font_descriptor(descriptor)
            .name(FONT_NAME)
            .flags(FontFlags::SERIF | FontFlags::SYMBOLIC)
            .bbox(Rect::new(scale(area.x_min), scale(area.y_min), scale(area.x_max), scale(area.y_max)))
            .italic_angle(0.0)
            .ascent(scale(face.ascender()))
            .descent(scale(face.descender()))
            .cap_height(scale(face.capital_height().unwrap_or(714)))
            .stem_v(80.0)
            .font_file2(file);
        let mut font_file = self.pdf.stream(file, &PACKED);
        font_file.filter(Filter::FlateDecode);
        font_file.pair(Name(b"Length1"), i32::try_from(FONT.len()).unwrap_or(i32::MAX));
        font_file.finish();
        let mut map = UnicodeCmap::<u16>::new(Name(b"Letters"), IDENTITY);
        for (glyph, letter) in used {
            map.pair(*glyph, *letter);
        }
        self.pdf.cmap(letters, &map.finish()).finish();
        font
    }

    /// What a screen reader walks: the document, and in it each piece in its order.
    fn tree(&mut self, page: Ref, tags: &[Tag]) -> Ref {
        let [root, document, parents] = std::array::from_fn(|_| self.fresh());
        let elements: Vec<Ref> = tags.iter().map(|_| self.fresh()).collect();
        let mut whole = self.pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot<'_>>();
        whole.child(document).parent_tree_next_key(1);
        whole.parent_tree().nums().insert(0, parents);
        whole.finish();
        self.pdf.indirect(parents).array().items(elements.iter().copied());
        let mut all = self.pdf.struct_element(document);
        all.kind(StructRole::Document).parent(root).lang(TextStr(self.sheet.locale.code()));
        all.children().items(elements.iter().copied());
        all.finish();
        for ((number, tag), id) in (0_i32..).zip(tags).zip(elements) {
            let mut one = self.pdf.struct_element(id);
            one.kind(tag.role).parent(document).page(page);
            one.children().marked_content_id(number);
            if let Some(says) = &tag.says {
                one.alt(TextStr(says));
            }
            if let Some(area) = tag.area {
                one.attributes().push().layout().bbox(area);
            }
        }
        root
    }

    /// The title, also for programs that do not read the page.
    fn about(&mut self, id: Ref) {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let (title, code) = (escape(&self.sheet.title), self.sheet.locale.code());
        let text = format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
             xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
             <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{code}</rdf:li></rdf:Bag>\
             </dc:language></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
        );
        self.pdf.metadata(id, text.as_bytes()).finish();
        let info = self.fresh();
        self.pdf.document_info(info).title(TextStr(&self.sheet.title)).producer(TextStr("Doorstep"));
    }
}
