# Where courses are held, and the host's logo: pages for whoever runs the site.
sites-title = Where courses are held
sites-lead = Buildings or rooms where classes meet. Readers see the open ones, and whoever opens a class chooses one.
sites-none = No site is set yet. Classes can be opened without one.
sites-count = { $n ->
    [0] None is set. Classes can be opened without one.
    [one] { $n } site is open.
   *[other] { $n } sites are open.
}
sites-add = Add a site
sites-change = Change this site
sites-saved = Saved. Readers see it now.
sites-name = Name of the site
sites-name-hint = For example: Queen Street library. Up to 80 letters.
sites-name-fix = Give the site a name.
sites-too-many = There are a hundred sites already. Change one that you no longer need.
sites-address = How to get there
sites-address-hint = Address, door, floor, bus, step-free way in.
sites-desk = When people can ask there
sites-desk-hint = Only if it differs from where people can ask in person. Otherwise leave it empty.
sites-region = Region
sites-region-same = The same as the whole site
sites-state = Now
sites-open = Classes are held here
sites-closed = No classes at present
sites-closed-more = No classes at present. Readers do not see it.
sites-here = Where classes are held
sites-where = Where is this class?
sites-elsewhere = Somewhere else
logo-title = Logo
logo-lead = A small picture in the header of each page, beside the name of the course. It takes part in every first visit, so it is kept small.
logo-none = None. The header shows the name of the course alone.
logo-is-up = It stands in the header of each page.
logo-name-first = Please set the name of your place first. Somebody who cannot see the logo hears that name.
logo-now = The logo now
logo-file = A picture
logo-file-hint = PNG, JPEG or WebP, up to 512 kB and 4000 points a side. We draw it anew, small, and keep nothing else of the file. It stands on white.
logo-put-up = Put it up
logo-take-down = Take the logo down
logo-up = The logo is up. Readers see it now.
logo-down = The logo is down.
logo-unknown = This file is not a picture that we can read. Please choose a PNG, JPEG or WebP file.
logo-drawing = This is a drawing (SVG). Such files can hold more than a picture, so we do not take them. Please save it as PNG.
logo-too-large = This picture has more points than we can open. Please save it smaller, with at most 4000 points a side and 6 million in all.
logo-too-small = This picture is too small to be seen. It needs at least 16 points a side.
logo-too-detailed = Even drawn small, this picture is too heavy for somebody’s first visit. Please choose one with fewer colours and details.
