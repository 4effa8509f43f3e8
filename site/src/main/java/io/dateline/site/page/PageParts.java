package io.dateline.site.page;

import io.dateline.config.SiteSettings;

/** What pages are made with. */
record PageParts(
        SiteSettings site,
        Services services,
        MostRead mostRead,
        KnownTerms terms,
        Editions editions,
        Menus menus,
        Pages pages,
        Heads heads,
        Teasers teasers,
        Discussions discussions,
        Pictures pictures,
        Times times) {}
