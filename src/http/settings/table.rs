//! Every setting with its flag and its meaning, in the order of the docs.

/// One line of the table of settings: name, flag, and what it is for. The environment's name follows from the name.
pub struct Explained {
    pub name: &'static str,
    pub flag: &'static str,
    pub meaning: &'static str,
}

/// All settings in the order of the docs. A test holds this against `Settings` and against `docs/settings.md`.
pub const TABLE: &[Explained] = &[
    Explained { name: "listen", flag: "--listen", meaning: "Address and port to listen on." },
    Explained { name: "public_url", flag: "--public-url", meaning: "What people type to get here. Beyond this machine it begins with https://." },
    Explained { name: "data_folder", flag: "--data", meaning: "Folder for databases and key files. One folder is the whole memory of the site." },
    Explained { name: "content_folder", flag: "--content", meaning: "Folder with courses, frameworks, glossary and help lines." },
    Explained { name: "site_folder", flag: "--site", meaning: "Folder with the built style sheet and WebAssembly client." },
    Explained {
        name: "database_url",
        flag: "--database-url",
        meaning: "A PostgreSQL address; on another machine with `?sslmode=verify-full`. Without it: SQLite in the data folder. DATABASE_URL works, too.",
    },
    Explained {
        name: "database_owner_url",
        flag: "--database-owner-url",
        meaning: "The same database as the role that makes its tables, so that the role of database_url owns none.",
    },
    Explained { name: "demo", flag: "--demo", meaning: "Made-up people in their own data folder, on this machine only." },
    Explained { name: "region", flag: "--region", meaning: "Whose help lines to show, as in content/help/regions.yaml." },
    Explained { name: "time_zone", flag: "--time-zone", meaning: "Where a day ends for what people share, as America/Toronto." },
    Explained {
        name: "open_with_unchecked_help_lines",
        flag: "--open-with-unchecked-help-lines",
        meaning: "Open a public site although nobody checked its help lines in the last 180 days.",
    },
    Explained { name: "sso_issuer", flag: "--sso-issuer", meaning: "Single sign-on for staff: the provider's issuer, letter by letter." },
    Explained { name: "sso_client_id", flag: "--sso-client-id", meaning: "The name that the provider knows this site by." },
    Explained { name: "sso_roles", flag: "--sso-roles", meaning: "Which group gives which roles: clinic-staff=clinician; college=facilitator+author" },
    Explained { name: "sso_groups_claim", flag: "--sso-groups-claim", meaning: "The claim that holds a person's groups." },
    Explained {
        name: "sso_second_factor",
        flag: "--sso-second-factor",
        meaning: "Words of amr or acr that say a second factor was used; without one of them nobody gets in.",
    },
    Explained { name: "smtp_host", flag: "--smtp-host", meaning: "Your mail server, for mail to staff alone. Without it nothing is ever mailed." },
    Explained { name: "smtp_port", flag: "--smtp-port", meaning: "Its port." },
    Explained { name: "smtp_security", flag: "--smtp-security", meaning: "tls, starttls, or none for a mail server on this machine." },
    Explained { name: "smtp_user", flag: "--smtp-user", meaning: "The name to sign in there with; the password is the file smtp-password of the data folder." },
    Explained { name: "smtp_from", flag: "--smtp-from", meaning: "The sender that staff see, as: Front desk <desk@example.org>" },
    Explained {
        name: "behind_pooler",
        flag: "--behind-pooler",
        meaning: "PgBouncer in transaction mode stands between: no named statements, no session state.",
    },
    Explained { name: "most_connections", flag: "--most-connections", meaning: "Connections served at once; more wait." },
    Explained { name: "body_limit_kib", flag: "--body-limit-kib", meaning: "Largest form that is read, in KiB." },
    Explained {
        name: "trusted_proxies",
        flag: "--trusted-proxies",
        meaning: "Addresses or nets of your own proxies, with commas: their X-Forwarded-For is believed, for counting wrong tries.",
    },
    Explained {
        name: "unused_months",
        flag: "--unused-months",
        meaning: "A learner's place that nobody opened for so many months is deleted. People are told when they join.",
    },
    Explained {
        name: "staff_hours",
        flag: "--staff-hours",
        meaning: "After how many hours staff sign in again, 1 to 12. After half an hour without a click they do so anyway.",
    },
    Explained {
        name: "security_contact",
        flag: "--security-contact",
        meaning: "Where to report a weakness, mailto: or https://; shown in /.well-known/security.txt.",
    },
    Explained { name: "security_until", flag: "--security-until", meaning: "The last day on which that contact is good, a year from now at most." },
    Explained { name: "log", flag: "--log", meaning: "How much to log: error, warn, info or debug." },
];
