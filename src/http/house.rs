//! The house: everything a handler may reach. Built once at start, shared by every request.

use std::sync::{Arc, RwLock};

use super::{assets::Assets, cache::PageCache, faults::Faults, minute::Minute, peer::Trusted, post::Post, settings::Settings};
use crate::{
    account::{secrets::Secrets, sso::Provider},
    content::{library::Library, overlay::Texts},
    domain::{single_sign_on::RoleMap, site::Site, unused_term::Months},
    storage::{Stores, house_rules::HouseRules},
};

#[derive(Clone)]
pub struct House(Arc<Rooms>);

pub struct Rooms {
    pub settings: Settings,
    pub stores: Stores,
    pub assets: Assets,
    pub pages: PageCache,
    pub secrets: Secrets,
    /// Single sign-on for staff, where the host uses it.
    pub sso: Option<Provider>,
    /// The way to the host's mail server, for staff alone.
    pub post: Option<Post>,
    /// Our own proxies. The settings were checked at start.
    pub trusted: Vec<Trusted>,
    /// None, except in a test that ordered one.
    pub faults: Faults,
    /// The lists of revoked awards, as other programs read them.
    pub revoked_awards: Minute,
    /// Held while a library is put together, so that an older one never follows a newer.
    pub(super) shelving: tokio::sync::Mutex<()>,
    library: RwLock<Arc<Library>>,
    /// The texts behind the library, once somebody writes.
    texts: RwLock<Option<Arc<Texts>>>,
    site: RwLock<Arc<Site>>,
    rules: RwLock<Arc<HouseRules>>,
    pub clock: fn() -> i64,
}

impl std::ops::Deref for House {
    type Target = Rooms;
    fn deref(&self) -> &Rooms {
        &self.0
    }
}

/// Milliseconds since 1970, UTC. The only clock of the product; tests bring their own.
pub fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

impl House {
    pub fn new(settings: Settings, stores: Stores, assets: Assets, secrets: Secrets, library: Library) -> Self {
        Self::with_clock(settings, stores, assets, secrets, library, now)
    }

    pub fn with_clock(settings: Settings, stores: Stores, assets: Assets, secrets: Secrets, library: Library, clock: fn() -> i64) -> Self {
        let library = RwLock::new(Arc::new(library));
        let site = RwLock::default();
        // `serve` says what is wrong with these settings before it comes here.
        let sso = Provider::from_settings(&settings).ok().flatten();
        let post = Post::from_settings(&settings).ok().flatten();
        let trusted = Trusted::list(&settings.trusted_proxies).unwrap_or_default();
        Self(Arc::new(Rooms {
            trusted,
            settings,
            stores,
            assets,
            pages: PageCache::default(),
            secrets,
            sso,
            post,
            faults: Faults::default(),
            revoked_awards: Minute::default(),
            shelving: tokio::sync::Mutex::default(),
            library,
            texts: RwLock::default(),
            site,
            rules: RwLock::default(),
            clock,
        }))
    }

    /// The content as it is now. Held for one request, so that a reload never changes a page half way.
    pub fn library(&self) -> Arc<Library> {
        match self.library.read() {
            Ok(library) => library.clone(),
            // A writer that panicked left the old pointer in place; it is still good to read.
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Puts new content on the shelf, at once and whole.
    pub fn put_on_shelf(&self, library: Library) {
        let library = Arc::new(library);
        match self.library.write() {
            Ok(mut place) => *place = library,
            Err(poisoned) => *poisoned.into_inner() = library,
        }
        self.set_texts(None);
        self.pages.forget();
    }

    /// The texts behind the library, when they were asked for since it changed.
    pub(super) fn texts(&self) -> Option<Arc<Texts>> {
        match self.texts.read() {
            Ok(texts) => texts.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    pub(super) fn keep_texts(&self, texts: Arc<Texts>) {
        self.set_texts(Some(texts));
    }

    fn set_texts(&self, texts: Option<Arc<Texts>>) {
        match self.texts.write() {
            Ok(mut place) => *place = texts,
            Err(poisoned) => *poisoned.into_inner() = texts,
        }
    }

    /// What the host says about itself, as it is now.
    pub fn site(&self) -> Arc<Site> {
        match self.site.read() {
            Ok(site) => site.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Shows what was set, on this server at once; the others look every two seconds (`shelf::keep_fresh`).
    pub fn put_up_sign(&self, site: Site) {
        let site = Arc::new(site);
        match self.site.write() {
            Ok(mut place) => *place = site,
            Err(poisoned) => *poisoned.into_inner() = site,
        }
        self.pages.forget();
    }

    /// What administrators decided, as it is now.
    pub fn rules(&self) -> Arc<HouseRules> {
        match self.rules.read() {
            Ok(rules) => rules.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// On this server at once; the others look every two seconds (`shelf::keep_fresh`).
    pub fn follow_rules(&self, rules: HouseRules) {
        let rules = Arc::new(rules);
        match self.rules.write() {
            Ok(mut place) => *place = rules,
            Err(poisoned) => *poisoned.into_inner() = rules,
        }
        self.pages.forget();
    }

    /// For how long unused places are kept, whoever decided it.
    pub fn unused_months(&self) -> Months {
        self.rules().unused.unwrap_or(self.settings.unused())
    }

    /// Which group of the provider gives which roles, whoever decided it.
    pub fn sign_on_roles(&self, provider: &Provider) -> RoleMap {
        self.rules().sign_on.clone().unwrap_or_else(|| provider.roles().clone())
    }

    pub fn now(&self) -> i64 {
        (self.clock)()
    }

    /// Are cookies marked `Secure`? Always, except on plain http on this machine.
    pub fn secure(&self) -> bool {
        self.settings.public_url.starts_with("https://")
    }
}
